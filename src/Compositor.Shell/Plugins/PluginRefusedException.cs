namespace Compositor.Shell.Plugins;

/// <summary>A plugin cannot be used; the rest can.</summary>
/// <param name="reason">One sentence for people.</param>
/// <param name="inner">The cause, where there is one.</param>
internal sealed class PluginRefusedException(string reason, Exception? inner = null) : Exception(reason, inner);
