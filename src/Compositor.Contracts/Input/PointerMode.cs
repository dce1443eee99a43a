namespace Compositor.Contracts;

/// <summary>How a guest takes its pointer at the moment.</summary>
public enum PointerMode
{
    /// <summary>Positions, as a tablet.</summary>
    Absolute,

    /// <summary>Movements, as a mouse; the pointer is grabbed while such a guest has it.</summary>
    Relative,
}
