namespace Compositor.Core;

/// <summary>
/// Modifiers that some binding uses are held back when they go down: the guest gets them with the next key that is not bound, or as
/// a tap when they go up alone, and never when they were part of a bound chord. So a bound chord leaves no trace in the guest.
/// </summary>
internal sealed class HeldModifiers
{
    private readonly Dictionary<ushort, bool> _held = [];
    private readonly List<ushort> _scratch = [];

    /// <summary>Holds a modifier back.</summary>
    public void Hold(ushort code) => _held[code] = false;

    /// <summary>A chord was performed: those held back are part of it.</summary>
    public void Consume()
    {
        _scratch.AddRange(_held.Keys);
        foreach (var code in _scratch)
        {
            _held[code] = true;
        }

        _scratch.Clear();
    }

    /// <summary>True when the modifier was held back and is now forgotten.</summary>
    /// <param name="code">The key that went up.</param>
    /// <param name="wasConsumed">True when it was part of a chord: no tap.</param>
    public bool Release(ushort code, out bool wasConsumed) => _held.Remove(code, out wasConsumed);

    /// <summary>Gives every modifier held back to <paramref name="deliver"/>, as a press that is now due.</summary>
    public void Deliver(Action<ushort> deliver)
    {
        if (_held.Count == 0)
        {
            return;
        }

        _scratch.AddRange(_held.Keys);
        _held.Clear();
        foreach (var code in _scratch)
        {
            deliver(code);
        }

        _scratch.Clear();
    }

    public void Clear() => _held.Clear();
}
