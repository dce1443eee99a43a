using Compositor.Contracts;

namespace Compositor.Core;

/// <summary>A policy threw, or could not be made of its settings.</summary>
internal sealed class PolicyException(Exception cause)
    : Exception(cause is SettingException ? cause.Message : $"it threw {cause.GetType().Name}: {cause.Message}", cause);
