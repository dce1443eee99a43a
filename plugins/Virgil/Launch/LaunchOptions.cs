using Compositor.Contracts;

namespace Compositor.Plugins.Virgil;

/// <summary>A QEMU to start.</summary>
/// <param name="Name">Of the source.</param>
/// <param name="Binary">File name or path.</param>
/// <param name="Arguments">The user's own.</param>
/// <param name="Keep">True to let it outlive the shell.</param>
/// <param name="RenderNode">DRM render node; null without.</param>
/// <param name="Directory">Its working directory, where relative paths of its arguments start.</param>
internal sealed record LaunchOptions(string Name, string Binary, IReadOnlyList<string> Arguments, bool Keep, string? RenderNode, string Directory)
{
    private const string DefaultBinary = "qemu-system-x86_64";

    // Options that take the display away, or the process from under us.
    private static readonly string[] Refused = ["display", "nographic", "curses", "daemonize", "sdl", "gtk"];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">They cannot be used together.</exception>
    public static LaunchOptions Read(Settings settings, IReadOnlyList<string> arguments)
    {
        if (settings.Has("vm"))
        {
            throw new SettingException("vm", "vm chooses among the VMs of a bus; launch starts one of its own");
        }

        foreach (var argument in arguments)
        {
            if (argument.StartsWith('-') && Refused.Contains(argument.TrimStart('-')))
            {
                throw new SettingException("launch", $"{argument} cannot be used: the shell adds -display dbus,p2p=yes itself and holds the process");
            }
        }

        return new LaunchOptions(
            settings.Name,
            settings.GetString("qemu") ?? DefaultBinary,
            arguments,
            settings.GetBoolean("keep", false),
            settings.GetString("render-node"),
            Path.GetFullPath(settings.Directory));
    }

    /// <summary>All arguments for QEMU.</summary>
    /// <param name="qmp">Where its QMP socket shall be.</param>
    public IReadOnlyList<string> CommandLine(string qmp)
    {
        var line = new List<string>();
        if (!Has("name"))
        {
            line.AddRange(["-name", $"guest={Escape(Name)}"]);
        }

        line.AddRange(["-display", Display(), "-qmp", $"unix:{Escape(qmp)},server=on,wait=off"]);
        line.AddRange(Arguments);
        return line;
    }

    // Virgil's devices refuse to start without OpenGL, so naming one asks for it.
    private string Display()
    {
        var display = "dbus,p2p=yes";
        if (RenderNode is not null || Arguments.Any(argument => argument.StartsWith("virtio-", StringComparison.Ordinal) && argument.Split(',')[0].Contains("-gl", StringComparison.Ordinal)))
        {
            display += ",gl=on";
        }

        return RenderNode is null ? display : $"{display},rendernode={Escape(RenderNode)}";
    }

    private bool Has(string option) => Arguments.Any(argument => argument == $"-{option}" || argument == $"--{option}");

    // QEMU's option syntax: a comma in a value is doubled.
    private static string Escape(string value) => value.Replace(",", ",,", StringComparison.Ordinal);
}
