using System.CommandLine;
using Compositor.Rendering;
using Compositor.Shell.Doctor;
using Compositor.Unix;

namespace Compositor.Shell.CommandLine;

/// <summary>compositor look-at: what doctor starts as a child, because what it looks at may crash or hang. Not for people.</summary>
internal sealed class LookAtCommand : Command
{
    public const string Verb = "look-at";
    public const string Sdl = "sdl";
    public const string Egl = "egl";
    public const string Audio = "audio";
    public const string Driver = "--driver";
    public const string Platform = "--platform";
    public const string Seconds = "--seconds";

    private readonly Option<int> _seconds = new(Seconds) { DefaultValueFactory = _ => 20, Recursive = true };

    public LookAtCommand()
        : base(Verb, "Looks at a part of the machine.")
    {
        Hidden = true;
        Add(_seconds);

        var driver = new Option<string>(Driver);
        var sdl = new Command(Sdl, "SDL, or one of its video drivers.") { driver };
        sdl.SetAction(result =>
        {
            ProcessBounds.EndAfter(Math.Max(1, result.GetValue(_seconds)));
            ProcessBounds.LeaveNoCore();
            new SdlLook(result.InvocationConfiguration.Output).Run(result.GetValue(driver));
            return ExitCodes.Ok;
        });
        Add(sdl);

        var audio = new Command(Audio, "SDL's audio.");
        audio.SetAction(result =>
        {
            ProcessBounds.EndAfter(Math.Max(1, result.GetValue(_seconds)));
            ProcessBounds.LeaveNoCore();
            new SdlLook(result.InvocationConfiguration.Output).RunAudio();
            return ExitCodes.Ok;
        });
        Add(audio);

        var platform = new Option<string>(Platform) { Required = true };
        var egl = new Command(Egl, "An EGL display.") { platform };
        egl.SetAction(result =>
        {
            new EglLook(result.GetRequiredValue(platform), result.InvocationConfiguration.Output).Run(Math.Max(1, result.GetValue(_seconds)));
            return ExitCodes.Ok;
        });
        Add(egl);
    }
}
