using Compositor.Core;

namespace Compositor.Rendering;

/// <summary>Somebody wants a picture of an output, or of a surface.</summary>
internal sealed class CaptureRequest(string? output, Surface? surface)
{
    private const int MostAttempts = 60;

    private readonly TaskCompletionSource<Picture?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _attempts;

    public string? Output => output;

    public Surface? Surface => surface;

    /// <summary>Null for a surface that shows nothing.</summary>
    public Task<Picture?> Result => _result.Task;

    public void Complete(Picture? picture) => _result.TrySetResult(picture);

    public void Fail(string reason) => _result.TrySetException(new InvalidOperationException(reason));

    /// <summary>A canvas was busy.</summary>
    /// <returns>True when it should be tried a frame later.</returns>
    public bool TryAgain()
    {
        if (++_attempts < MostAttempts)
        {
            return true;
        }

        Fail("a source keeps drawing and cannot be captured");
        return false;
    }
}
