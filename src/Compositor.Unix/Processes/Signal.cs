namespace Compositor.Unix;

/// <summary>Signals that end processes (signal(7)).</summary>
public enum Signal
{
    /// <summary>The terminal is gone.</summary>
    HangUp = 1,

    /// <summary>Ctrl+C.</summary>
    Interrupt = 2,

    /// <summary>Code that the processor does not have.</summary>
    IllegalInstruction = 4,

    /// <summary>A breakpoint.</summary>
    Trap = 5,

    /// <summary>The program found itself broken.</summary>
    Abort = 6,

    /// <summary>Memory that is not there.</summary>
    BusError = 7,

    /// <summary>Division by zero.</summary>
    FloatingPoint = 8,

    /// <summary>Ended by force.</summary>
    Kill = 9,

    /// <summary>A wrong address.</summary>
    Segmentation = 11,

    /// <summary>Nobody reads.</summary>
    Pipe = 13,

    /// <summary>Its time is over.</summary>
    Alarm = 14,

    /// <summary>Asked to end.</summary>
    Terminate = 15,

    /// <summary>A call that is not allowed.</summary>
    SystemCall = 31,
}
