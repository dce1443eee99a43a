namespace Compositor.Contracts;

/// <summary>What can be asked of a machine's power.</summary>
public enum PowerAction
{
    /// <summary>The guest is asked to shut down, as by its power button.</summary>
    Shutdown,

    /// <summary>The guest is asked to shut down and begin again.</summary>
    Reboot,

    /// <summary>The machine begins again at once, as by its reset button; the guest is not asked.</summary>
    Reset,
}
