using Microsoft.Extensions.Logging;

namespace Compositor.Contracts;

/// <summary>What the shell offers one connection of a source. Any thread. Ends with <see cref="ISource.RunAsync"/>.</summary>
public interface ISurfaceHost
{
    /// <summary>Time, for every timer and time-out of the source; tests step it.</summary>
    TimeProvider Time { get; }

    /// <summary>The source's log; its name is in the category.</summary>
    ILogger Log { get; }

    /// <summary>Creates the surface of a guest head, or takes it over from the connection before, held picture and all.</summary>
    /// <param name="options">Head number, title and abilities.</param>
    /// <exception cref="SourceException">The head exists already in this connection, or is not 0 to 15.</exception>
    ISurface CreateSurface(SurfaceOptions options);

    /// <summary>Creates memory to draw in.</summary>
    /// <param name="size">Pixels, 1 to <see cref="SurfaceBuffer.MaximumSide"/> each way.</param>
    /// <param name="format">A packed format, or one of video.</param>
    /// <exception cref="SourceException">The size cannot be right or memory is out.</exception>
    ICanvas CreateCanvas(Size size, FourCc format);

    /// <summary>Where the guest is heard, and hears; null in a shell without sound.</summary>
    ISound? Sound => null;

    /// <summary>Says what the source is doing while there is no picture yet ("starting QEMU"); shown in the placeholder.</summary>
    /// <param name="activity">A few words.</param>
    void Report(string activity);

    /// <summary>Says how the connection is, for people who ask (<c>ctl sources</c>); each call replaces what was said before. Now and then, not for each frame.</summary>
    /// <param name="facts">A few, in the order in which they are shown.</param>
    void Describe(IReadOnlyList<SourceFact> facts)
    {
    }

    /// <summary>
    /// Joins the guest's clipboard with the wall's. What becomes of it is the shell's: which guest has the wall's clipboard, who is offered it
    /// and who may read it, by focus and by what the user allows. Once a connection; a source without a clipboard does not call it.
    /// </summary>
    /// <param name="guest">The guest's side.</param>
    /// <returns>The wall's side, as this guest may see it.</returns>
    IClipboard ShareClipboard(IClipboard guest);
}
