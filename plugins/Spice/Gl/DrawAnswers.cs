namespace Compositor.Plugins.Spice;

/// <summary>
/// Tells the server of each frame when the guest may go on, by gl_draw_done. However many are owed, one thread at most sends them: a server that
/// does not read holds up nobody else. Any thread.
/// </summary>
internal sealed class DrawAnswers(ChannelLink link)
{
    // A guest draws one frame at a time; a few more answers are kept than that.
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly Stack<DrawAnswer> _free = new(Kept);
    private int _owed;

    /// <summary>The answer to one frame.</summary>
    public DrawAnswer Rent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out var known))
            {
                return known;
            }
        }

        return new DrawAnswer(Finish);
    }

    private void Finish(DrawAnswer answer)
    {
        lock (_gate)
        {
            if (_free.Count < Kept)
            {
                _free.Push(answer);
            }
        }

        if (Interlocked.Increment(ref _owed) > 1)
        {
            return;
        }

        do
        {
            Send();
        }
        while (Interlocked.Decrement(ref _owed) > 0);
    }

    private void Send()
    {
        try
        {
            link.Send((ushort)DisplayReply.GlDrawDone, default);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection has ended; the channel's thread ends with the reason.
        }
    }
}
