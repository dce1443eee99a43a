using System.Text;

namespace Compositor.Fuzz;

/// <summary>Inputs of the targets that read text.</summary>
internal static class TextInputs
{
    private const string Proxmox = """
        [virt-viewer]
        type=spice
        host=pvespiceproxy:65a1:100:node1::0123456789abcdef
        proxy=http://10.0.0.1:3128
        tls-port=61000
        password=0123456789
        host-subject=OU=PVE Cluster Node,O=Proxmox Virtual Environment,CN=node1
        ca=-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n
        delete-this-file=1
        secure-attention=Ctrl+Alt+Ins
        title=VM 100
        """;

    private const string Ovirt = """
        [virt-viewer]
        type=spice
        host=10.0.0.2
        port=5900
        tls-port=5901
        password=abc
        fullscreen=0
        secure-channels=main;inputs;cursor;playback;record;display
        # a comment
        [ovirt]
        host=engine.example.com:443
        """;

    private const string Toml = """
        [shell]
        output = "headless"
        size = "1280x800"
        refresh = 60

        [[source]]
        name = "alpha"
        kind = "virgil"
        address = "qmp:/run/alpha.sock"
        launch = ["-m", "128", "-cdrom", "x.iso"]
        clipboard = "both"

        [[source]]
        name = "card"
        kind = "testcard"
        rate = 2.5
        heads = 2

        [layout]
        policy = "grid"
        grid.gap = 8
        [layout.outputs]
        DP-1 = "main-stack"

        [input]
        policy = "click-to-focus"

        [bindings]
        "Super+1" = "focus alpha"
        F12 = "quit"
        """;

    public static IEnumerable<(string Target, string Name, byte[] Bytes)> All() =>
    [
        ("vv", "proxmox", Encoding.UTF8.GetBytes(Proxmox)),
        ("vv", "ovirt", Encoding.UTF8.GetBytes(Ovirt)),
        ("toml", "all", Encoding.UTF8.GetBytes(Toml)),
        ("toml", "mistakes", Encoding.UTF8.GetBytes(Toml.Replace("size", "sise", StringComparison.Ordinal).Replace("60", "0", StringComparison.Ordinal))),
    ];
}
