using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Sound;

/// <summary>
/// An open device of SDL: a loudspeaker or a microphone. SDL calls <see cref="Exchange"/> on a thread of its own between creation and disposal, which
/// waits for it. Made and disposed of on the sound thread.
/// </summary>
internal abstract unsafe class SoundDevice : IDisposable
{
    /// <summary>Left and right.</summary>
    protected const int Channels = 2;

    private const int WantedRate = 48_000;

    // 10 ms.
    private const ushort Period = 480;

    private GCHandle _handle;
    private uint _device;

    /// <summary>SDL's name of its audio driver; empty before it has started. Any thread.</summary>
    public static string Driver => Marshal.PtrToStringUTF8(SDL.GetCurrentAudioDriver()) ?? string.Empty;

    /// <summary>Frames per second.</summary>
    public int Rate { get; private set; }

    /// <summary>Opens the device and lets it run.</summary>
    /// <param name="isCapture">True for a microphone.</param>
    /// <param name="changes">What may differ from 48 kHz in pairs of 16 bits.</param>
    /// <exception cref="SdlException">There is none.</exception>
    protected void Open(bool isCapture, int changes)
    {
        _handle = GCHandle.Alloc(this);
        var wanted = new SDL_AudioSpec
        {
            Rate = WantedRate,
            Format = SdlConstants.AudioS16,
            Channels = Channels,
            Samples = Period,
            Callback = &Called,
            UserData = GCHandle.ToIntPtr(_handle),
        };
        _device = SDL.OpenAudioDevice(null, isCapture ? 1 : 0, wanted, out var obtained, changes);
        if (_device == 0)
        {
            var failure = new SdlException("SDL_OpenAudioDevice");
            _handle.Free();
            throw failure;
        }

        Rate = obtained.Rate;
        Opened();
        SDL.PauseAudioDevice(_device, 0);
    }

    /// <summary>The device is there, and calls nothing yet.</summary>
    protected virtual void Opened()
    {
    }

    /// <summary>Gives samples to the device, or takes them from it. On the device's thread.</summary>
    protected abstract void Exchange(Span<short> samples);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        if (_device != 0)
        {
            SDL.CloseAudioDevice(_device);
            _device = 0;
            _handle.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Called(nint user, byte* stream, int length)
    {
        var samples = new Span<short>(stream, length / sizeof(short));
        try
        {
            ((SoundDevice)GCHandle.FromIntPtr(user).Target!).Exchange(samples);
        }
#pragma warning disable CA1031 // Nothing may be thrown into SDL: a fault is silence.
        catch (Exception)
#pragma warning restore CA1031
        {
            samples.Clear();
        }
    }
}
