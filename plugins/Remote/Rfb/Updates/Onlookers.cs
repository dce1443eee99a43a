using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What the wall shows of a server's screens, all heads taken together. One thread at a time.</summary>
internal sealed class Onlookers
{
    private readonly Dictionary<int, ViewState> _views = [];

    /// <summary>A head is shown in another way.</summary>
    /// <param name="head">Which.</param>
    /// <param name="view">How.</param>
    /// <param name="size">Pixels of that head's screen.</param>
    /// <returns>How closely the server's screens are looked at from now on.</returns>
    public Attention Show(int head, ViewState view, Size size)
    {
        _views[head] = view;
        var closest = Attention.None;
        foreach (var shown in _views.Values)
        {
            var attention = Of(shown, size);
            closest = attention > closest ? attention : closest;
        }

        return closest;
    }

    private static Attention Of(ViewState view, Size size) => view switch
    {
        { IsVisible: false } => Attention.None,
        { IsFocused: true } => Attention.Work,
        _ when view.Shown.Area * 4 < size.Area => Attention.Glance,
        _ => Attention.Look,
    };
}
