using System.Buffers.Binary;

namespace Compositor.Plugins.Spice;

/// <summary>
/// What a server wants to know of a stream so that it can choose rate and quality: how many frames came, how many of them were not shown, and how
/// long before its time the last one was. One thread.
/// </summary>
/// <param name="stream">The stream's number.</param>
/// <param name="link">Where reports go.</param>
/// <param name="clock">The server's.</param>
internal sealed class StreamReport(uint stream, ChannelLink link, MediaClock clock)
{
    /// <summary>Says that nothing can be shown (with no frames), or that no sound is played.</summary>
    private const uint Everything = uint.MaxValue;

    private const uint Capability = 1 << 4;
    private const int Length = 32;

    private uint _unique;
    private uint _window;
    private uint _timeout;
    private bool _isActive;
    private uint _frames;
    private uint _drops;
    private uint _firstStamp;
    private uint _firstTime;

    /// <summary>The server wants reports: every so many frames, or milliseconds.</summary>
    public void Activate(uint unique, uint window, uint timeout)
    {
        (_unique, _window, _timeout, _isActive) = (unique, window, timeout, true);
        (_frames, _drops) = (0, 0);
    }

    /// <summary>A newer frame came before this one was decoded.</summary>
    public void Dropped(uint stamp)
    {
        Count(stamp);
        _drops++;
    }

    /// <summary>A frame was drawn.</summary>
    public void Shown(uint stamp)
    {
        Count(stamp);
        var now = clock.Now;
        if (_isActive && (_frames >= _window || now - _firstTime >= _timeout))
        {
            Send(_firstStamp, stamp, _frames, _drops, unchecked((int)(stamp - now)));
            (_frames, _drops) = (0, 0);
        }
    }

    /// <summary>The stream cannot be shown; the server may send pictures instead.</summary>
    public void Failed()
    {
        if ((link.Capabilities & Capability) != 0)
        {
            Send(0, 0, 0, Everything, 0);
        }
    }

    private void Count(uint stamp)
    {
        if (_frames++ == 0)
        {
            (_firstStamp, _firstTime) = (stamp, clock.Now);
        }
    }

    private void Send(uint first, uint last, uint frames, uint drops, int delay)
    {
        Span<byte> body = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt32LittleEndian(body, stream);
        BinaryPrimitives.WriteUInt32LittleEndian(body[4..], _unique);
        BinaryPrimitives.WriteUInt32LittleEndian(body[8..], first);
        BinaryPrimitives.WriteUInt32LittleEndian(body[12..], last);
        BinaryPrimitives.WriteUInt32LittleEndian(body[16..], frames);
        BinaryPrimitives.WriteUInt32LittleEndian(body[20..], drops);
        BinaryPrimitives.WriteInt32LittleEndian(body[24..], delay);
        BinaryPrimitives.WriteUInt32LittleEndian(body[28..], Everything);
        link.Send((ushort)DisplayReply.StreamReport, body);
    }
}
