namespace Compositor.Unix;

/// <summary>Names of signals.</summary>
public static class SignalNames
{
    /// <summary>The name people search for.</summary>
    /// <param name="signal">Any number.</param>
    public static string Name(this Signal signal) => signal switch
    {
        Signal.HangUp => "SIGHUP",
        Signal.Interrupt => "SIGINT",
        Signal.IllegalInstruction => "SIGILL",
        Signal.Trap => "SIGTRAP",
        Signal.Abort => "SIGABRT",
        Signal.BusError => "SIGBUS",
        Signal.FloatingPoint => "SIGFPE",
        Signal.Kill => "SIGKILL",
        Signal.Segmentation => "SIGSEGV",
        Signal.Pipe => "SIGPIPE",
        Signal.Alarm => "SIGALRM",
        Signal.Terminate => "SIGTERM",
        Signal.SystemCall => "SIGSYS",
        _ => $"signal {(int)signal}",
    };
}
