namespace Compositor.SpiceServer.Serving;

/// <summary>What the lines of stdin mean; each is answered by a line. Main thread.</summary>
internal sealed class Commands(Card card, Player player, Inputs inputs, AgentPort agent, Sounds sounds)
{
    private readonly Pointer _pointer = new(card, player.Seed);

    public void Run(string line)
    {
        try
        {
            Do(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            card.Wake();
        }
        catch (Exception e) when (e is ServerException or IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"error {e.Message}");
        }
    }

    private void Do(string[] words)
    {
        switch (words)
        {
            case []:
                return;
            case ["scene", var name]:
                player.Play([name]); // answers "played NAME" when the server has taken it
                return;
            case ["scene", var name, var seed]:
                player.Play([name], (uint)ServerOptions.Number("seed", seed, 1, int.MaxValue));
                return;
            case ["dump", var path]:
                PictureFile.Write(path, card.Width, card.Height, card.Render());
                break;
            case ["resize", var width, var height]:
                card.Resize(ServerOptions.Number("width", width, 64, 8192), ServerOptions.Number("height", height, 64, 8192));
                break;
            case ["cursor", "hide"]:
                _pointer.Hide();
                break;
            case ["cursor", "move", var x, var y]:
                _pointer.Move(ServerOptions.Number("x", x, 0, 8191), ServerOptions.Number("y", y, 0, 8191));
                break;
            case ["cursor", var kind, .. var rest]:
                _pointer.Set(kind, card.Width / 2, card.Height / 2, isCached: rest is not ["uncached"]);
                break;
            case ["monitors", .. var heads]:
                card.SetMonitors(Monitors.Write(card.NewParcel(), heads));
                break;
            case ["gl", "scanout", var width, var height]:
                card.ShowGl(ServerOptions.Number("width", width, 1, 8192), ServerOptions.Number("height", height, 1, 8192));
                break;
            case ["gl", "off"]:
                card.HideGl();
                break;
            case ["gl", "draw", var count]:
                card.DrawGl(ServerOptions.Number("frames", count, 1, 100_000));
                return; // answers "drawn COUNT" when the client has answered all of them
            case ["mouse", "client"]:
                inputs.SetTablet(true);
                break;
            case ["mouse", "server"]:
                inputs.SetTablet(false);
                break;
            case ["leds", var leds]:
                inputs.SetLeds((byte)ServerOptions.Number("leds", leds, 0, 7));
                break;
            case ["agent", "on"]:
                agent.Open(true);
                break;
            case ["agent", "off"]:
                agent.Open(false);
                break;
            case ["agent", var bytes]:
                agent.Write(Bytes(bytes));
                break;
            case ["tone", var hertz, var percent, var milliseconds]:
                sounds.Play(
                    ServerOptions.Number("hertz", hertz, 20, 20000), ServerOptions.Number("percent", percent, 1, 100), ServerOptions.Number("milliseconds", milliseconds, 10, 600_000));
                return; // answers "played tone" when the library has taken it
            case ["record", var path, var milliseconds]:
                sounds.Record(path, ServerOptions.Number("milliseconds", milliseconds, 10, 600_000));
                return; // answers "recorded RATE" when it is in the file
            case ["volume", var left, var right]:
                sounds.SetVolume((ushort)ServerOptions.Number("left", left, 0, 65535), (ushort)ServerOptions.Number("right", right, 0, 65535));
                break;
            case ["mute", var muted]:
                sounds.SetMute(muted == "on");
                break;
            case ["held"]:
                Console.WriteLine($"held {card.Held}");
                return;
            default:
                throw new ServerException($"no command: {string.Join(' ', words)}");
        }

        Console.WriteLine($"done {words[0]}");
    }

    private static byte[] Bytes(string digits)
    {
        try
        {
            return Convert.FromHexString(digits);
        }
        catch (FormatException e)
        {
            throw new ServerException($"no hexadecimal digits: {e.Message}");
        }
    }
}
