using Compositor.Sources;

namespace Compositor.Remote.Tests.WebSockets;

/// <summary>A server that says what a test has written, so many bytes at a time, and ends; and keeps what it hears.</summary>
internal sealed class ScriptedTransport(Func<byte[], byte[]> answer, int atOnce = int.MaxValue) : Transport
{
    private readonly MemoryStream _sent = new();
    private byte[]? _bytes;
    private bool _keeps = true;
    private int _at;

    /// <summary>Says this, whatever it hears.</summary>
    public ScriptedTransport(byte[] bytes, int atOnce = int.MaxValue)
        : this(_ => bytes, atOnce)
    {
    }

    /// <summary>What it has heard.</summary>
    public byte[] Sent => _sent.ToArray();

    public override bool IsLocal => false;

    public override int Receive(Span<byte> buffer)
    {
        _bytes ??= answer(Sent);
        var count = Math.Min(Math.Min(buffer.Length, atOnce), _bytes.Length - _at);
        _bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override void Send(ReadOnlySpan<byte> bytes)
    {
        if (_keeps)
        {
            _sent.Write(bytes);
        }
    }

    /// <summary>Keeps nothing from now on, and so allocates nothing.</summary>
    public void Forget() => _keeps = false;

    public override void Shutdown()
    {
    }

    public override void Dispose()
    {
    }
}
