using Compositor.Contracts;
using Compositor.Unix;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>
/// The pointer in the display hardware's own plane: it moves without a repaint and without waiting for a frame. SDL has one, too, but
/// only ever on one of its windows. Main thread.
/// </summary>
/// <param name="card">Stays its owner's.</param>
/// <param name="connectors">The kernel's numbers of the outputs' connectors, in the order of the outputs.</param>
/// <param name="log">Where it is told when there are no cursors.</param>
internal sealed class KmsCursor(DrmCard card, IReadOnlyList<uint> connectors, ILogger log) : IDisposable
{
    private readonly CursorImage _arrow = ArrowCursor.Create();
    private CursorImage? _image;
    private DrmCursor? _drawn;
    private uint _crtc;
    private int _output;
    private int _shownOn;
    private bool _isBroken;
    private Point _position;
    private bool _isVisible = true;

    /// <summary>Moves it, to another output, too.</summary>
    public void Move(int output, Point position)
    {
        (_output, _position) = (output, position);
        Show();
    }

    /// <summary>Gives it an image; null is the arrow.</summary>
    public void Show(CursorImage? image, bool visible)
    {
        if (!ReferenceEquals(_image, image) && _drawn is { } old)
        {
            Hide();
            old.Dispose();
            _drawn = null;
        }

        (_image, _isVisible) = (image, visible);
        Show();
    }

    public void Dispose()
    {
        Hide();
        _drawn?.Dispose();
    }

    private void Show()
    {
        if (!_isVisible || _output != _shownOn)
        {
            Hide();
        }

        if (!_isVisible || _output >= connectors.Count || _isBroken)
        {
            return;
        }

        // Which CRTC drives a connector may be settled only with the first frame there; without one it is asked for again.
        var crtc = _crtc != 0 ? _crtc : card.CrtcOf(connectors[_output]);
        try
        {
            _drawn ??= new DrmCursor(card, _image ?? _arrow);
        }
        catch (UnixException e)
        {
            _isBroken = true;
            log.LogWarning("there is no pointer to be seen: {Reason}", e.Message);
            return;
        }

        card.MoveCursor(crtc, new Point(_position.X - _drawn.HotSpot.X, _position.Y - _drawn.HotSpot.Y));
        if (_crtc == 0 && card.ShowCursor(crtc, _drawn))
        {
            (_crtc, _shownOn) = (crtc, _output);
        }
    }

    private void Hide()
    {
        if (_crtc != 0)
        {
            card.ShowCursor(_crtc, null);
            _crtc = 0;
        }
    }
}
