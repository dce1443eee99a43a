using Compositor.Contracts;

namespace Compositor.BrokenPlugin;

/// <summary>Misbehaves as the file "fault" beside its assembly says; without such a file it is a plugin like any other.</summary>
public sealed class BrokenPlugin : IPlugin
{
    private readonly string _fault;

    public BrokenPlugin()
    {
        var file = Path.Combine(Path.GetDirectoryName(typeof(BrokenPlugin).Assembly.Location)!, "fault");
        _fault = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        if (_fault == "throw-in-constructor")
        {
            throw new InvalidOperationException("no constructor today");
        }
    }

    /// <inheritdoc/>
    public int Contract => _fault == "other-contract" ? 999 : ContractVersion.Current;

    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        switch (_fault)
        {
            case "throw-in-register":
                registry.AddLayout("never", new Factory());
                throw new InvalidOperationException("no registration today");
            case "bad-name":
                registry.AddLayout("Bad Name", new Factory());
                break;
            case "same-name-twice":
                registry.AddLayout("twice", new Factory());
                registry.AddLayout("twice", new Factory());
                break;
            case "nothing":
                break;
            default:
                registry.AddLayout("sound", new Factory());
                break;
        }
    }

    private sealed class Factory : IFactory<ILayoutPolicy>
    {
        public IReadOnlyList<SettingSpec> Settings => [];

        public ILayoutPolicy Create(Settings settings) => throw new NotSupportedException();
    }
}
