namespace Compositor.Plugins.Remote;

/// <summary>
/// Tells the server how well to draw, and tells it again when the link or those who look have changed; what was drawn worse is asked for anew
/// then. Any thread.
/// </summary>
/// <param name="offer">What is told besides.</param>
/// <param name="sender">The way to the server.</param>
/// <param name="requests">Ask for all of the screen.</param>
/// <param name="options">Quality and compression where they are fixed.</param>
internal sealed class DetailRequests(Offer offer, RfbSender sender, UpdateRequests requests, VncOptions options)
{
    private readonly Lock _gate = new();
    private LinkSpeed _speed = LinkSpeed.Fast;
    private Attention _attention = Attention.Look;
    private bool _isBegun;
    private Detail? _told;

    /// <summary>Tells the first, and asks for the first picture.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _isBegun = true;
            Tell();
        }
    }

    /// <summary>The link is faster or slower than was thought.</summary>
    public void Follow(LinkSpeed speed)
    {
        lock (_gate)
        {
            _speed = speed;
            Tell();
        }
    }

    /// <summary>The server's screens are looked at more or less.</summary>
    public void Follow(Attention attention)
    {
        lock (_gate)
        {
            // While nobody looks nothing is drawn: there is nothing to be told.
            _attention = attention == Attention.None ? _attention : attention;
            Tell();
        }
    }

    // Under the lock.
    private void Tell()
    {
        var automatic = Detail.Of(_speed, _attention);
        var wanted = new Detail(options.IsQualityAutomatic ? automatic.Quality : options.Quality, options.Compression ?? automatic.Compression);
        if (!_isBegun || wanted == _told)
        {
            return;
        }

        sender.SetEncodings(offer.Encodings(wanted.Quality, wanted.Compression));
        if (_told is not { } told || wanted.IsBetterThan(told))
        {
            requests.Refresh();
        }

        _told = wanted;
    }
}
