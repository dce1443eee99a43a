namespace Compositor.Plugins.Spice;

/// <summary>One stream: a box on a surface, and the newest frame for it. One thread.</summary>
internal sealed class VideoStream : IDisposable
{
    private readonly BudgetedList<byte> _clip;
    private readonly IFrameDecoder? _decoder;
    private readonly StreamReport _report;
    private readonly StreamShape _shape;
    private Box _box;
    private uint _stamp;

    /// <param name="shape">As it was created.</param>
    /// <param name="clip">The clip as it came.</param>
    /// <param name="decoder">For its frames; this owns it. Null when there is none.</param>
    /// <param name="report">To the server.</param>
    /// <param name="budget">Counts the clip.</param>
    public VideoStream(StreamShape shape, ReadOnlySpan<byte> clip, IFrameDecoder? decoder, StreamReport report, MemoryBudget budget)
    {
        (_shape, _decoder, _report, _clip) = (shape, decoder, report, new BudgetedList<byte>(budget));
        Clip(clip);
        IsDead = decoder is null;
    }

    public StreamReport Report => _report;

    /// <summary>True when no frame can be shown any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>True when a frame waits to be decoded.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Where it may be drawn from now on.</summary>
    /// <param name="clip">A clip as messages carry it; it was read before.</param>
    public void Clip(ReadOnlySpan<byte> clip) => clip.CopyTo(_clip.Resize(clip.Length));

    /// <summary>A frame of the stream's own size and place.</summary>
    public void Take(uint stamp, ReadOnlySpan<byte> frame) => Take(stamp, frame, _shape.Width, _shape.Height, _shape.Box);

    /// <summary>A frame of another size, for another place.</summary>
    public void Take(uint stamp, ReadOnlySpan<byte> frame, uint width, uint height, Box box)
    {
        if (IsDead)
        {
            return;
        }

        if (IsPending)
        {
            _report.Dropped(_stamp);
        }

        (_stamp, _box, IsPending) = (stamp, box, true);
        try
        {
            _decoder!.Take(frame, width, height);
        }
        catch (SpiceException)
        {
            Fail();
        }
    }

    /// <summary>Decodes the newest frame. What cannot be decoded ends the stream, and nothing else.</summary>
    public bool TryDecode(out StreamFrame frame)
    {
        IsPending = false;
        frame = default;
        try
        {
            if (!IsDead && _decoder!.TryDecode(out var picture))
            {
                frame = new StreamFrame(_shape.Surface, _box, _clip.Items, picture);
                _report.Shown(_stamp);
                return true;
            }
        }
        catch (SpiceException)
        {
            Fail();
        }

        return false;
    }

    public void Dispose()
    {
        (IsDead, IsPending) = (true, false);
        _decoder?.Dispose();
        _clip.Dispose();
    }

    private void Fail()
    {
        (IsDead, IsPending) = (true, false);
        _decoder?.Dispose();
        _report.Failed();
    }
}
