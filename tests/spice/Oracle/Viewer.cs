namespace Compositor.SpiceOracle;

/// <summary>
/// A session with the first display. The library is never given a function of ours to call (it runs on stacks of its own, on which
/// managed code may not): after each turn of its main context we look at what has come. Main thread.
/// </summary>
internal sealed unsafe class Viewer
{
    private const int MainChannel = 1;
    private const int DisplayChannel = 2;

    private readonly nint _session = SpiceClient.NewSession();
    private readonly HashSet<nint> _known = [];
    private nint _display;
    private bool _wasShown;

    public Viewer(string uri, string? password)
    {
        GLib.SetString(_session, "uri", uri);
        if (password is not null)
        {
            GLib.SetString(_session, "password", password);
        }

        if (SpiceClient.Connect(_session) == 0)
        {
            throw new IOException($"cannot connect to {uri}");
        }
    }

    /// <summary>
    /// Connects channels that are new, and says when there is a picture. Does nothing from then on: all channels are there, and what it costs
    /// is not the library's.
    /// </summary>
    public void Look()
    {
        if (_wasShown)
        {
            return;
        }

        ConnectNewChannels();
        if (Primary() is { } primary && primary.IsMarked != 0)
        {
            _wasShown = true;
            Console.WriteLine($"display {primary.Width}x{primary.Height}");
        }
    }

    /// <summary>What it shows; null when there is nothing.</summary>
    public DisplayPrimary? Primary()
    {
        var primary = default(DisplayPrimary);
        return _display != 0 && SpiceClient.GetPrimary(_display, 0, &primary) != 0 && primary.Pixels is not null ? primary : null;
    }

    private void ConnectNewChannels()
    {
        var list = SpiceClient.Channels(_session);
        for (var item = list; item is not null; item = item->Next)
        {
            if (!_known.Add(item->Value))
            {
                continue;
            }

            var type = GLib.GetInt(item->Value, "channel-type");
            if (type == DisplayChannel && _display == 0)
            {
                _display = item->Value;
            }

            if (type != MainChannel)
            {
                _ = SpiceClient.ConnectChannel(item->Value);
            }
        }

        GLib.FreeList(list);
    }
}
