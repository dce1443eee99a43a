namespace Compositor.Plugins.Virgil;

/// <summary>Methods that are called on objects with fixed paths.</summary>
internal static class Members
{
    public static DBusMember GetManagedObjects => new(Names.Display, Names.ObjectManager, "GetManagedObjects");

    public static DBusMember Ping => new(Names.Display, Names.Peer, "Ping");

    public static DBusMember Hello => new(Names.BusPath, Names.Bus, "Hello");

    public static DBusMember ListQueuedOwners => new(Names.BusPath, Names.Bus, "ListQueuedOwners", "s");

    public static DBusMember AddMatch => new(Names.BusPath, Names.Bus, "AddMatch", "s");
}
