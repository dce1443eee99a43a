using Compositor.Unix;

namespace Compositor.Shell.Doctor;

/// <summary>Whether the monitors can be had: one process at a time is the master of a card. Given back at once.</summary>
/// <param name="machine">The machine.</param>
/// <param name="ask">Asks to be the master of a card: 0, the error number, or null when it cannot be opened.</param>
internal sealed class MasterInspection(Surroundings machine, Func<string, int?> ask) : LocalInspection("permission", "Permissions")
{
    /// <summary>Asks the kernel.</summary>
    public static int? Ask(string path)
    {
        using var node = DrmNode.Open(path, out _);
        var answer = node?.TryBecomeMaster();
        node?.DropMaster();
        return answer;
    }

    protected override IEnumerable<Finding> Inspect() =>
        DrmCard.All(machine).Where(card => card.Connectors.Count > 0).Select(card => Judge(card, ask(machine.At(card.Path))));

    private static Finding Judge(DrmCard card, int? answer)
    {
        var name = $"master-{card.Name}";
        return answer switch
        {
            0 => Finding.Ok(name, $"the monitors of {card.Name} can be had: nobody else is their master"),
            null => Finding.Limited(name, $"whether the monitors of {card.Name} can be had is not known: {card.Path} cannot be opened", "see the groups below"),
            Errno.EBusy or Errno.EInval => Finding.Limited(
                name,
                $"another program has the monitors of {card.Name}",
                "nothing where that is your desktop; else end it, or switch to another console"),
            _ => Finding.Limited(
                name,
                $"the monitors of {card.Name} cannot be had ({Errno.Name(answer.Value)})",
                "start from a console that is in the foreground, or as root"),
        };
    }
}
