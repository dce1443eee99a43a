using Compositor.Contracts;
using Compositor.Sources;

namespace Compositor.Plugins.Virgil;

/// <summary>Makes virgil sources from their settings.</summary>
public sealed class VirgilFactory : IFactory<ISource>
{
    /// <inheritdoc/>
    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new("address", SettingType.String, "the VM: \"qmp:PATH\", \"dbus:unix:path=PATH\" or \"dbus:session\""),
        new("vm", SettingType.String, "name or UUID of the VM, where several are on one bus"),
        new("launch", SettingType.StringList, "arguments of a QEMU to start, without -display"),
        new("qemu", SettingType.String, "the QEMU to start (default: qemu-system-x86_64)"),
        new("keep", SettingType.Boolean, "leave a started QEMU running when the shell ends (default: false)"),
        PacingSetting.Spec,
        new("render-node", SettingType.String, "DRM render node for a started QEMU, as /dev/dri/renderD128; turns OpenGL on"),
    ];

    /// <inheritdoc/>
    public ISource Create(Settings settings)
    {
        var address = settings.GetString("address");
        var launch = settings.GetStrings("launch");
        if (address is null == launch is null)
        {
            throw new SettingException(
                address is null ? "address" : "launch",
                "a virgil source needs one of: address (a running VM) or launch (arguments of a QEMU to start)");
        }

        var pacing = PacingSetting.Read(settings);
        if (launch is not null)
        {
            return new VirgilSource(settings.Name, pacing, new LaunchConnector(LaunchOptions.Read(settings, launch)));
        }

        foreach (var key in (string[])["qemu", "keep", "render-node"])
        {
            if (settings.Has(key))
            {
                throw new SettingException(key, $"{key} belongs to launch, not to address");
            }
        }

        return new VirgilSource(settings.Name, pacing, VmAddress.Parse(address!, settings));
    }
}
