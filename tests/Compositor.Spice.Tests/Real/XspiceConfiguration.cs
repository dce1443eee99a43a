namespace Compositor.Spice.Tests.Real;

/// <summary>xorg.conf for the spiceqxl driver.</summary>
internal static class XspiceConfiguration
{
    /// <param name="port">On 127.0.0.1; the driver's own default is every address.</param>
    /// <param name="password">The ticket.</param>
    /// <param name="options">More of the driver's options.</param>
    public static string Of(int port, string password, IEnumerable<(string Name, string Value)> options)
    {
        // Without the three sizes the driver crashes at its start.
        (string Name, string Value)[] all =
        [
            ("SpicePort", $"{port}"), ("SpiceAddr", "127.0.0.1"), ("SpiceDisableTicketing", "False"), ("SpicePassword", password),
            ("NumHeads", "1"), ("SurfaceBufferSize", "128"), ("CommandBufferSize", "128"), ("FrameBufferSize", "32"), .. options,
        ];
        return $"""
            Section "Device"
                Identifier "XSPICE"
                Driver "spiceqxl"
                {string.Join("\n    ", all.Select(option => $"Option \"{option.Name}\" \"{option.Value}\""))}
            EndSection
            Section "InputDevice"
                Identifier "XSPICE POINTER"
                Driver "xspice pointer"
            EndSection
            Section "InputDevice"
                Identifier "XSPICE KEYBOARD"
                Driver "xspice keyboard"
            EndSection
            Section "Monitor"
                Identifier "Configured Monitor"
            EndSection
            Section "Screen"
                Identifier "XSPICE Screen"
                Monitor "Configured Monitor"
                Device "XSPICE"
                DefaultDepth 24
            EndSection
            Section "ServerLayout"
                Identifier "XSPICE"
                Screen "XSPICE Screen"
                InputDevice "XSPICE KEYBOARD"
                InputDevice "XSPICE POINTER"
            EndSection
            Section "ServerFlags"
                Option "AutoAddDevices" "False"
            EndSection

            """;
    }
}
