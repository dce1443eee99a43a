using Compositor.Contracts;

namespace Compositor.Shell.Tests.Configuration;

/// <summary>A factory with the given keys whose things are never used.</summary>
internal sealed class StubFactory<T>(Func<Settings, T> create, params SettingSpec[] settings) : IFactory<T>
{
    public IReadOnlyList<SettingSpec> Settings => settings;

    public T Create(Settings values) => create(values);
}
