using Compositor.Lab.Tests.Machine;
using Compositor.Lab.Tests.Virgl;

namespace Compositor.Lab.Tests.Measured;

/// <summary>
/// Makes the compositor's drawing slow, and nothing else of it: its render thread and the software GL's threads get a share of a processor
/// (Linux cgroup v2, threaded). A double of a weak or busy GPU.
/// </summary>
internal static class Throttle
{
    private const string Group = "/sys/fs/cgroup/viewer";

    /// <summary>Sets the share.</summary>
    /// <param name="lab">Where.</param>
    /// <param name="viewer">What draws.</param>
    /// <param name="percent">Of one processor; 1 to 100.</param>
    public static Task SetAsync(LabMachine lab, Viewer viewer, int percent) => lab.SucceedAsync(
        $$"""
        set -e
        mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
        mkdir -p {{Group}}; echo +cpu >/sys/fs/cgroup/cgroup.subtree_control
        pid=$(cat {{viewer.Folder}}/pid); echo $pid >{{Group}}/cgroup.procs
        mkdir -p {{Group}}/drawing; echo threaded >{{Group}}/drawing/cgroup.type; echo +cpu >{{Group}}/cgroup.subtree_control
        echo '{{percent * 500}} 50000' >{{Group}}/drawing/cpu.max
        for task in /proc/$pid/task/*; do
            case $(cat $task/comm) in render|llvmpipe*) echo ${task##*/} >{{Group}}/drawing/cgroup.threads ;; esac
        done
        """);
}
