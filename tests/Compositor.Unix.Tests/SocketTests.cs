using Compositor.Contracts;
using Xunit;

namespace Compositor.Unix.Tests;

public sealed class SocketTests : LiveTest
{
    [Fact]
    public void Descriptors_arrive_with_the_first_byte_and_are_the_same_files()
    {
        var (first, second) = UnixSocket.Pair();
        using (first)
        using (second)
        using (var one = Memfd.Create("one", 111))
        using (var two = Memfd.Create("two", 222))
        {
            first.Send("abc"u8, [one, two]);
            var buffer = new byte[16];
            List<SafeFd> fds = [];
            Assert.Equal(3, second.Receive(buffer, fds));
            Assert.Equal("abc"u8, buffer.AsSpan(0, 3));
            Assert.Equal(2, fds.Count);
            Assert.Equal(FileStat.Of(one), FileStat.Of(fds[0]));
            Assert.Equal(FileStat.Of(two), FileStat.Of(fds[1]));
            fds.ForEach(fd => fd.Dispose());
        }
    }

    [Fact]
    public void The_most_descriptors_that_one_message_can_carry_arrive()
    {
        var (first, second) = UnixSocket.Pair();
        using (first)
        using (second)
        using (var one = Memfd.Create("one", 1))
        {
            first.Send("x"u8, Enumerable.Repeat(one, UnixSocket.MaximumDescriptors).ToArray());
            List<SafeFd> fds = [];
            Assert.Equal(1, second.Receive(new byte[8], fds));
            Assert.Equal(UnixSocket.MaximumDescriptors, fds.Count);
            fds.ForEach(fd => fd.Dispose());
            Assert.Throws<UnixException>(() => first.Send("x"u8, Enumerable.Repeat(one, 254).ToArray()));
        }
    }

    [Fact]
    public async Task A_message_larger_than_the_socket_buffer_arrives_whole()
    {
        var (first, second) = UnixSocket.Pair();
        using (first)
        using (second)
        {
            var bytes = new byte[4 << 20];
            new Random(1).NextBytes(bytes);
            var sending = Task.Factory.StartNew(() => first.Send(bytes), TaskCreationOptions.LongRunning);
            var received = new byte[bytes.Length];
            List<SafeFd> fds = [];
            for (var at = 0; at < received.Length;)
            {
                at += second.Receive(received.AsSpan(at), fds);
            }

            await sending;
            Assert.True(bytes.AsSpan().SequenceEqual(received));
        }
    }

    [Fact]
    public void The_end_is_zero_bytes_and_sending_to_it_is_an_error_without_a_signal()
    {
        var (first, second) = UnixSocket.Pair();
        using (second)
        {
            first.Dispose();
            Assert.Equal(0, second.Receive(new byte[8], []));
            Assert.Equal(Errno.EPipe, Assert.Throws<UnixException>(() => second.Send("x"u8)).Errno);
        }
    }

    [Fact]
    public async Task Shutdown_wakes_a_thread_that_receives()
    {
        var (first, second) = UnixSocket.Pair();
        using (first)
        using (second)
        {
            var receiving = Task.Factory.StartNew(() => second.Receive(new byte[8], []), TaskCreationOptions.LongRunning);
            second.Shutdown();
            Assert.Equal(0, await receiving);
        }
    }

    [Fact]
    public void A_detached_socket_is_not_shut_down_by_its_former_owner()
    {
        var (first, second) = UnixSocket.Pair();
        using (second)
        using (var fd = first.Detach())
        using (var later = new UnixSocket(fd.Duplicate()))
        {
            first.Dispose();
            later.Send("x"u8);
            Assert.Equal(1, second.Receive(new byte[8], []));
        }
    }

    [Fact]
    public void WaitReadable_tells_whether_there_is_something()
    {
        var (first, second) = UnixSocket.Pair();
        using (first)
        using (second)
        {
            Assert.False(second.WaitReadable(TimeSpan.Zero));
            first.Send("x"u8);
            Assert.True(second.WaitReadable(TimeSpan.FromSeconds(10)));
        }
    }

    [Fact]
    public async Task A_listener_takes_connections_and_knows_who_they_are()
    {
        var directory = Directory.CreateTempSubdirectory("unix-test");
        var path = Path.Combine(directory.FullName, "socket");
        using (var listener = UnixListener.Bind(path))
        {
            using var client = UnixSocket.Connect(path);
            using var server = listener.Accept();
            Assert.Equal(Environment.ProcessId, server.PeerCredentials.ProcessId);
            client.Send("hello"u8);
            Assert.Equal(5, server.Receive(new byte[8], []));
            var accepting = Task.Factory.StartNew(listener.Accept, TaskCreationOptions.LongRunning);
            listener.Dispose();
            await Assert.ThrowsAnyAsync<Exception>(() => accepting);
        }

        Assert.False(File.Exists(path));
        directory.Delete(recursive: true);
    }

    [Fact]
    public void A_listener_that_does_not_accept_fails_the_connection_at_once_when_its_queue_is_full()
    {
        var directory = Directory.CreateTempSubdirectory("unix-test");
        var path = Path.Combine(directory.FullName, "socket");
        List<UnixSocket> clients = [];
        using (UnixListener.Bind(path))
        {
            var error = Assert.Throws<UnixException>(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    clients.Add(UnixSocket.Connect(path));
                }
            });
            Assert.Equal(Errno.EAgain, error.Errno);
        }

        clients.ForEach(client => client.Dispose());
        directory.Delete(recursive: true);
    }

    [Fact]
    public void Bad_paths_are_named()
    {
        Assert.Equal(Errno.ENoEnt, Assert.Throws<UnixException>(() => UnixSocket.Connect("/nowhere/socket")).Errno);
        Assert.Equal(Errno.ENameTooLong, Assert.Throws<UnixException>(() => UnixSocket.Connect("/" + new string('x', 107))).Errno);
        Assert.Equal(Errno.EInval, Assert.Throws<UnixException>(() => UnixSocket.Connect(string.Empty)).Errno);
    }
}
