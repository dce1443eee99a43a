namespace Compositor.Plugins.Testcard.Faults;

/// <summary>Ways in which a source can misbehave; each is a thing the shell must survive.</summary>
internal enum Fault
{
    /// <summary>It behaves.</summary>
    None,

    /// <summary>The connection ends with a reason, as when a server goes away.</summary>
    End,

    /// <summary>RunAsync throws an exception that it should not.</summary>
    Throw,

    /// <summary>RunAsync throws such an exception when it is told to stop.</summary>
    ThrowLate,

    /// <summary>Every call of the input sink throws; fault-after has no effect.</summary>
    ThrowOnInput,

    /// <summary>DisposeAsync throws; fault-after has no effect.</summary>
    ThrowInDispose,

    /// <summary>RunAsync draws no more and never returns, not even when it is told to stop.</summary>
    Hang,

    /// <summary>RunAsync blocks the thread it runs on until it is told to stop.</summary>
    Block,

    /// <summary>A buffer without pixels is announced.</summary>
    WrongSize,

    /// <summary>A buffer is announced whose rows do not fit its stride.</summary>
    BadStride,

    /// <summary>A buffer is attached whose memory is much smaller than announced.</summary>
    ShortMemory,

    /// <summary>Damage far outside the surface, and of negative size.</summary>
    BadDamage,
}
