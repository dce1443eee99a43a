using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Compositor.Benchmarks;

/// <summary>Plays a recorded VNC server to one client at a time: the handshake by hand, then the recorded bytes as fast as the client takes them.</summary>
internal sealed class RfbReplayServer : IDisposable
{
    /// <summary>The share of a recording that warms clients up: what is compiled when it first runs is compiled then.</summary>
    private const double WarmShare = 0.4;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _bytes;
    private readonly int _begin;
    private Socket? _client;

    /// <summary>Plays a scenario, which is recorded if it is not yet.</summary>
    public RfbReplayServer(RfbScenario scenario)
    {
        var bytes = File.ReadAllBytes(RfbRecorder.PathOf(scenario));
        _begin = 24 + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
        _bytes = scenario.Repeats == 1 ? bytes : [.. bytes.AsSpan(0, _begin), .. Enumerable.Repeat(bytes[_begin..], scenario.Repeats).SelectMany(body => body)];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>What <see cref="Measure"/> plays.</summary>
    public int MeasuredBytes => Length - WarmBytes;

    private int Length => _bytes.Length - _begin;

    private int WarmBytes => (int)(Length * WarmShare);

    /// <summary>Waits for a client, and for its first request; from then on nobody listens to what it says.</summary>
    public void Accept()
    {
        _client?.Dispose();
        var client = _client = _listener.Accept();
        client.NoDelay = true;
        client.Send("RFB 003.008\n"u8);
        Take(client, 12);
        client.Send([1, 1]);
        Take(client, 1);
        client.Send([0, 0, 0, 0]);
        Take(client, 1);
        client.Send(_bytes.AsSpan(0, _begin));
        while (!IsRequest(client))
        {
        }

        new Thread(() => Drain(client)) { IsBackground = true }.Start();
    }

    /// <summary>Plays what is not measured, with rests.</summary>
    /// <param name="client">The process.</param>
    public void Warm(int client)
    {
        const int Parts = 8;
        for (var i = 0; i < Parts; i++)
        {
            Play((int)((long)WarmBytes * i / Parts), (int)((long)WarmBytes * (i + 1) / Parts));
            ProcessorClock.WaitForRest(client);
        }
    }

    /// <summary>Plays the rest.</summary>
    /// <param name="client">The process.</param>
    /// <returns>Seconds of its processor time.</returns>
    public double Measure(int client)
    {
        var cpu = ProcessorClock.Of(client);
        Play(WarmBytes, Length);
        ProcessorClock.WaitForRest(client);
        return ProcessorClock.Of(client) - cpu;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
    }

    // Returns when the client's side of the connection has all of it.
    private void Play(int from, int to)
    {
        for (var part = _bytes.AsSpan(_begin + from, to - from); !part.IsEmpty;)
        {
            part = part[_client!.Send(part[..Math.Min(64 << 10, part.Length)])..];
        }
    }

    private static bool IsRequest(Socket client)
    {
        var type = Take(client, 1)[0];
        var length = type switch { 0 => 19, 2 => 3, 3 => 9, 4 => 7, 5 => 5, 6 => 7, _ => throw new InvalidOperationException($"a client says {type}") };
        var rest = Take(client, length);
        if (type == 2)
        {
            Take(client, 4 * BinaryPrimitives.ReadUInt16BigEndian(rest.AsSpan(1)));
        }

        if (type == 6)
        {
            Take(client, BinaryPrimitives.ReadInt32BigEndian(rest.AsSpan(3)));
        }

        return type == 3;
    }

    private static void Drain(Socket client)
    {
        try
        {
            var buffer = new byte[4096];
            while (client.Receive(buffer) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // It has gone.
        }
        catch (ObjectDisposedException)
        {
            // The next one comes.
        }
    }

    private static byte[] Take(Socket client, int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            var taken = client.Receive(bytes.AsSpan(at));
            at += taken > 0 ? taken : throw new EndOfStreamException("the client has gone");
        }

        return bytes;
    }
}
