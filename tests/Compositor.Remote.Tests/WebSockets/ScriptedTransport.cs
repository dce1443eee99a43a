using Compositor.Sources;

namespace Compositor.Remote.Tests.WebSockets;

/// <summary>A server that says what a test has written, so many bytes at a time, and ends; and keeps what it hears.</summary>
/// <param name="answers">What it says, one after the other, each made of all that was heard up to then.</param>
/// <param name="atOnce">The most bytes that come at once.</param>
internal sealed class ScriptedTransport(IEnumerable<Func<byte[], byte[]>> answers, int atOnce = int.MaxValue) : Transport
{
    private readonly MemoryStream _sent = new();
    private readonly Queue<Func<byte[], byte[]>> _answers = new(answers);
    private byte[] _bytes = [];
    private int _at;
    private bool _keeps = true;

    /// <summary>Answers once.</summary>
    public ScriptedTransport(Func<byte[], byte[]> answer, int atOnce = int.MaxValue)
        : this([answer], atOnce)
    {
    }

    /// <summary>Says this, whatever it hears.</summary>
    public ScriptedTransport(byte[] bytes, int atOnce = int.MaxValue)
        : this(_ => bytes, atOnce)
    {
    }

    /// <summary>What it has heard.</summary>
    public byte[] Sent => _sent.ToArray();

    /// <summary>What it has said.</summary>
    public long Said { get; private set; }

    /// <summary>Ends it after so many bytes.</summary>
    public long End { get; init; } = long.MaxValue;

    /// <summary>Changes a byte, by its place.</summary>
    public Func<long, byte, byte>? Change { get; init; }

    public override bool IsLocal => false;

    public override int Receive(Span<byte> buffer)
    {
        while (_at == _bytes.Length && _answers.TryDequeue(out var answer))
        {
            (_bytes, _at) = (answer(Sent), 0);
        }

        var count = (int)Math.Min(Math.Min(buffer.Length, atOnce), Math.Min(_bytes.Length - _at, End - Said));
        _bytes.AsSpan(_at, count).CopyTo(buffer);
        for (var i = 0; i < count && Change is not null; i++)
        {
            buffer[i] = Change(Said + i, buffer[i]);
        }

        _at += count;
        Said += count;
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
