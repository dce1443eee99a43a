using System.Runtime.InteropServices;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Doctor;

/// <summary>Looks at SDL, in a process that may die of it, and writes what it finds line by line for <see cref="SdlFacts"/>.</summary>
internal sealed class SdlLook(TextWriter output)
{
    public const string Version = "version ";
    public const string Driver = "driver ";
    public const string Display = "display ";
    public const string Failure = "failure ";
    public const string Opened = "opened";
    public const string Sound = "sound ";
    public const string Loudspeakers = "loudspeakers ";
    public const string Microphones = "microphones ";

    /// <summary>Lists the drivers, or opens one.</summary>
    /// <param name="driver">SDL's name of a driver; null to list.</param>
    public void Run(string? driver) => Guard(() =>
    {
        if (driver is null)
        {
            List();
        }
        else
        {
            Open(driver);
        }
    });

    /// <summary>Starts audio and counts its devices; opens none.</summary>
    public void RunAudio() => Guard(() =>
    {
        if (SDL.AudioInit(null) != 0)
        {
            throw new SdlException("SDL_AudioInit");
        }

        output.WriteLine(Sound + Marshal.PtrToStringUTF8(SDL.GetCurrentAudioDriver()));
        output.WriteLine($"{Loudspeakers}{SDL.GetNumAudioDevices(0)}");
        output.WriteLine($"{Microphones}{SDL.GetNumAudioDevices(1)}");
        output.Flush();
        SDL.AudioQuit();
    });

    private void Guard(Action look)
    {
        try
        {
            look();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            output.WriteLine($"{Failure}libSDL2-2.0.so.0 is missing");
        }
        catch (SdlException e)
        {
            output.WriteLine(Failure + e.Message);
        }

        output.Flush();
    }

    private void List()
    {
        SDL.GetVersion(out var version);
        output.WriteLine($"{Version}{version & 0xff}.{(version >> 8) & 0xff}.{(version >> 16) & 0xff}");
        for (var i = 0; i < SDL.GetNumVideoDrivers(); i++)
        {
            output.WriteLine(Driver + Marshal.PtrToStringUTF8(SDL.GetVideoDriver(i)));
        }
    }

    private void Open(string driver)
    {
        SdlHints.Apply(driver);
        if (SDL.Init(SdlConstants.InitVideo) != 0)
        {
            throw new SdlException("SDL_Init");
        }

        output.WriteLine(Opened);
        for (var i = 0; i < SDL.GetNumVideoDisplays(); i++)
        {
            _ = SDL.GetDisplayBounds(i, out var bounds);
            output.WriteLine($"{Display}{Marshal.PtrToStringUTF8(SDL.GetDisplayName(i))} {bounds.W}x{bounds.H}");
        }

        output.Flush();
        SDL.Quit();
    }
}
