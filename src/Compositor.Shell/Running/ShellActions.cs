using Compositor.Core;
using Compositor.Rendering;
using Compositor.Shell.Configuration;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Running;

/// <summary>Does what bindings ask for. Main thread.</summary>
internal sealed class ShellActions(Wall wall, RenderLoop render, Action quit, ILogger log)
{
    public void Perform(ShellAction action)
    {
        switch (action)
        {
            case ShellAction.Focus focus:
                wall.Seat.SetFocus(focus.Surface);
                break;
            case ShellAction.FocusNext:
                MoveFocus(+1);
                break;
            case ShellAction.FocusPrevious:
                MoveFocus(-1);
                break;
            case ShellAction.Layout layout:
                wall.UseLayout(layout.Policy);
                break;
            case ShellAction.ReleaseGrab:
                wall.Seat.ReleaseLock();
                break;
            case ShellAction.Details:
                wall.ToggleDetails();
                break;
            case ShellAction.Screenshot screenshot when wall.Scene.Outputs.Count > 0:
                _ = WriteAsync(wall.Scene.Outputs[0].Output, screenshot.File);
                break;
            case ShellAction.Screenshot screenshot:
                log.LogError("no screenshot in {File}: there is no output", screenshot.File);
                break;
            case ShellAction.Quit:
                quit();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, null);
        }
    }

    private void MoveFocus(int step)
    {
        var surfaces = wall.Set.Sources.SelectMany(source => source.Surfaces)
            .Where(surface => surface.Phase != SurfacePhase.Empty || surface.Id.Head == 0).Select(surface => surface.Id).ToArray();
        if (surfaces.Length == 0)
        {
            return;
        }

        var current = wall.Seat.Focus is { } focus ? Array.IndexOf(surfaces, focus) : -1;
        wall.Seat.SetFocus(surfaces[(current + step + surfaces.Length) % surfaces.Length]);
    }

    private async Task WriteAsync(string output, string file)
    {
        try
        {
            PngFile.Write(file, await render.CaptureOutputAsync(output).ConfigureAwait(false));
            log.LogInformation("screenshot of {Output} in {File}", output, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            log.LogError("no screenshot in {File}: {Reason}", file, e.Message);
        }
    }
}
