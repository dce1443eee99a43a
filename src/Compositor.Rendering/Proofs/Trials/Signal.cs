namespace Compositor.Rendering;

/// <summary>Signals that end processes (signal(7)).</summary>
internal enum Signal
{
    HangUp = 1,
    Interrupt = 2,
    IllegalInstruction = 4,
    Trap = 5,
    Abort = 6,
    BusError = 7,
    FloatingPoint = 8,
    Kill = 9,
    Segmentation = 11,
    Pipe = 13,
    Alarm = 14,
    Terminate = 15,
    SystemCall = 31,
}
