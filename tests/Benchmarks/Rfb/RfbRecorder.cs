using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>
/// Has a VNC server show something at work, and keeps all that it sends, byte for byte, from its ServerInit on. Kept under artifacts, for it is
/// large. Requests are sent by the clock, or not at all where updates come without, so that nothing here has to understand what comes.
/// </summary>
internal static class RfbRecorder
{
    private const int LastRect = -224;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(15);

    /// <summary>The recording's file, made when it is not there.</summary>
    public static string PathOf(RfbScenario scenario)
    {
        var folder = Path.Combine(Workspace.Checkout, "artifacts/vnc/recorded");
        var path = Path.Combine(folder, scenario.Name + ".rfb");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            Record(scenario, folder, path + ".making");
            File.Move(path + ".making", path, overwrite: true);
        }

        return path;
    }

    private static void Record(RfbScenario scenario, string folder, string path)
    {
        using IRfbScene scene = scenario.Disc is { } disc ? new ConsoleScene(disc) : new DesktopScene(scenario.Geometry, scenario.Script, folder);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, scene.Port);
        using var file = File.Create(path);
        var size = Begin(socket, scenario, file);
        scene.Begin();
        Keep(socket, file, size, scenario, scene.End);
    }

    // 3.8, None, shared; BGRX.
    private static (ushort Width, ushort Height) Begin(Socket socket, RfbScenario scenario, FileStream file)
    {
        var stream = new NetworkStream(socket);
        Take(stream, 12);
        stream.Write("RFB 003.008\n"u8);
        Take(stream, Take(stream, 1)[0]);
        stream.WriteByte(1);
        Take(stream, 4);
        stream.WriteByte(1);
        var init = Take(stream, 24);
        var name = Take(stream, BinaryPrimitives.ReadInt32BigEndian(init.AsSpan(20)));
        file.Write(init);
        file.Write(name);
        stream.Write([0, 0, 0, 0, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0]);
        int[] encodings = [.. scenario.Encodings, LastRect];
        var message = new byte[4 + (4 * encodings.Length)];
        (message[0], message[3]) = (2, (byte)encodings.Length);
        for (var i = 0; i < encodings.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4 + (4 * i)), encodings[i]);
        }

        stream.Write(message);
        return (BinaryPrimitives.ReadUInt16BigEndian(init), BinaryPrimitives.ReadUInt16BigEndian(init.AsSpan(2)));
    }

    private static void Keep(Socket socket, FileStream file, (ushort Width, ushort Height) size, RfbScenario scenario, Action end)
    {
        const byte EnableContinuousUpdates = 150;
        var limit = TimeSpan.FromSeconds(scenario.Seconds);
        var request = new byte[10];
        request[0] = 3;
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(6), size.Width);
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(8), size.Height);
        socket.Send(request);
        request[1] = 1;
        FenceAnswers? fences = null;
        if (scenario.IsContinuous)
        {
            request[0] = EnableContinuousUpdates;
            socket.Send(request);
            fences = new FenceAnswers(socket);
        }

        var (clock, asked) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var buffer = new byte[1 << 20];

        // What is under way at the end belongs to the last message: it is taken until nothing more comes.
        var isOver = false;
        for (var quiet = 0; quiet < 40;)
        {
            if (!isOver && clock.Elapsed > limit)
            {
                isOver = true;
                end();
            }
            else if (!isOver && fences is null && clock.Elapsed - asked >= Pace)
            {
                asked = clock.Elapsed;
                socket.Send(request);
            }

            var hasCome = socket.Poll(Pace, SelectMode.SelectRead);
            quiet = isOver && !hasCome ? quiet + 1 : 0;
            if (hasCome)
            {
                var came = buffer.AsSpan(0, socket.Receive(buffer));
                file.Write(came);
                fences?.Look(came);
            }

            if (clock.Elapsed > limit * 4)
            {
                throw new TimeoutException("the server does not come to rest");
            }
        }
    }

    private static byte[] Take(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
