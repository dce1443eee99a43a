namespace Compositor.Shell.Outputs;

/// <summary>Gives each finger a slot from 0 up for as long as it touches. Main thread.</summary>
internal sealed class TouchSlots
{
    private readonly long?[] _fingers = new long?[10];

    /// <returns>The slot; -1 when all are taken.</returns>
    public int Down(long finger)
    {
        var slot = Array.IndexOf(_fingers, null);
        if (slot >= 0)
        {
            _fingers[slot] = finger;
        }

        return slot;
    }

    /// <returns>The slot; -1 for a finger that has none.</returns>
    public int Find(long finger) => Array.IndexOf(_fingers, finger);

    /// <returns>The slot, which is free from now on; -1 for a finger that has none.</returns>
    public int Up(long finger)
    {
        var slot = Find(finger);
        if (slot >= 0)
        {
            _fingers[slot] = null;
        }

        return slot;
    }
}
