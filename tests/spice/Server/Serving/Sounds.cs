using System.Runtime.InteropServices;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>A sound card that plays tones, at their pace, and records what a client's microphone hears. Main thread.</summary>
internal sealed unsafe class Sounds
{
    private const int Tick = 5;

    private readonly EventLoop _loop;
    private readonly nint _server;
    private readonly Instance* _playback;
    private readonly Instance* _record;

    public Sounds(EventLoop loop, nint server)
    {
        (_loop, _server) = (loop, server);
        _playback = Add("playback", 1);
        _record = Add("record", 2);
    }

    /// <summary>Plays a sine on both channels.</summary>
    /// <param name="hertz">Its frequency.</param>
    /// <param name="percent">Of the loudest.</param>
    /// <param name="milliseconds">How long.</param>
    public void Play(int hertz, int percent, int milliseconds)
    {
        var rate = (int)SpiceLibrary.GetBestPlaybackRate(_playback);
        SpiceLibrary.SetPlaybackRate(_playback, (uint)rate);
        SpiceLibrary.StartPlayback(_playback);
        var (at, end, began) = (0L, (long)rate * milliseconds / 1000, Environment.TickCount64);
        nint ticker = 0;
        ticker = _loop.AddTicker(Tick, () =>
        {
            var due = Math.Min(end, (Environment.TickCount64 - began) * rate / 1000);
            while (at < due && Fill(at, hertz, percent / 100.0, rate) is > 0 and var frames)
            {
                at += frames;
            }

            if (at >= end)
            {
                _loop.RemoveTicker(ticker);
                SpiceLibrary.StopPlayback(_playback);
                Console.WriteLine("played tone");
            }
        });
    }

    /// <summary>Writes what comes to a file: left and right, 16 bits each.</summary>
    public void Record(string path, int milliseconds)
    {
        var rate = SpiceLibrary.GetBestRecordRate(_record);
        SpiceLibrary.SetRecordRate(_record, rate);
        SpiceLibrary.StartRecord(_record);
        var file = File.Create(path);
        var left = (int)(rate * milliseconds / 1000);
        nint ticker = 0;
        ticker = _loop.AddTicker(Tick, () =>
        {
            Span<uint> frames = stackalloc uint[1024];
            fixed (uint* first = frames)
            {
                var count = (int)SpiceLibrary.GetSamples(_record, first, (uint)Math.Min(frames.Length, left));
                file.Write(MemoryMarshal.AsBytes(frames[..count]));
                left -= count;
            }

            if (left == 0)
            {
                _loop.RemoveTicker(ticker);
                SpiceLibrary.StopRecord(_record);
                file.Dispose();
                Console.WriteLine($"recorded {rate}");
            }
        });
    }

    public void SetVolume(ushort left, ushort right)
    {
        var volumes = stackalloc ushort[] { left, right };
        SpiceLibrary.SetPlaybackVolume(_playback, 2, volumes);
    }

    public void SetMute(bool isMuted) => SpiceLibrary.SetPlaybackMute(_playback, isMuted ? (byte)1 : (byte)0);

    // 0: the library takes nothing now.
    private uint Fill(long at, int hertz, double amplitude, int rate)
    {
        uint* frames;
        uint count;
        SpiceLibrary.GetPlaybackBuffer(_playback, &frames, &count);
        if (frames is null)
        {
            return 0;
        }

        for (var i = 0; i < count; i++)
        {
            var sample = (ushort)(short)Math.Round(32767 * amplitude * Math.Sin(2 * Math.PI * hertz * (at + i) / rate));
            frames[i] = sample | ((uint)sample << 16);
        }

        SpiceLibrary.PutSamples(_playback, frames);
        return count;
    }

    private Instance* Add(string type, uint major)
    {
        var calls = (BaseInterface*)NativeMemory.AllocZeroed((nuint)sizeof(BaseInterface));
        *calls = new BaseInterface(type, major, 3);
        var instance = (Instance*)NativeMemory.AllocZeroed((nuint)sizeof(Instance));
        instance->Interface = (nint)calls;
        return SpiceLibrary.AddInterface(_server, instance) == 0 ? instance : throw new ServerException($"the server refuses {type}");
    }
}
