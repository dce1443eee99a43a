using Compositor.Contracts;
using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.WebSockets;

/// <summary>The request for a websocket, and what answers to it mean.</summary>
public sealed class UpgradeTests
{
    private const string KubeVirt = "wss://k8s:6443/apis/subresources.kubevirt.io/v1/namespaces/n/virtualmachineinstances/vm/vnc";

    [Fact]
    public void Proxmox_gets_its_ticket_its_cookie_and_no_bearer()
    {
        var request = System.Text.Encoding.ASCII.GetString(WebPeer.Request(
            "wss://pve:8006/api2/json/nodes/n/qemu/100/vncwebsocket?port=5900&vncticket={password}", "PVEVNC:1+/=", "PVE:2", settings: ("cookies", new[] { "PVEAuthCookie={token}" })).Write());
        Assert.StartsWith("GET /api2/json/nodes/n/qemu/100/vncwebsocket?port=5900&vncticket=PVEVNC%3A1%2B%2F%3D HTTP/1.1\r\nHost: pve:8006\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nCookie: PVEAuthCookie=PVE:2\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "?preserveSession=true HTTP/1.1")]
    [InlineData(true, "/vnc HTTP/1.1")]
    public void KubeVirt_gets_a_bearer_and_is_asked_to_leave_the_other_viewer_where_he_is(bool takesOver, string line)
    {
        var request = System.Text.Encoding.ASCII.GetString(WebPeer.Request(KubeVirt, token: "abc", takesOver: takesOver, settings: ("headers", new[] { "X-A: b" })).Write());
        Assert.Contains(line, request, StringComparison.Ordinal);
        Assert.Contains("\r\nAuthorization: Bearer abc\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nX-A: b\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Protocol: plain.kubevirt.io, binary\r\n", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headers", "no name")]
    [InlineData("headers", "A: b\r\nC: d")]
    [InlineData("cookies", "a b=c")]
    public void What_would_be_another_header_is_refused_without_being_repeated(string key, string line)
    {
        var wrong = Assert.Throws<SettingException>(() => WebPeer.Request("ws://h/", settings: (key, new[] { line })));
        Assert.Equal(key, wrong.Key);
        Assert.DoesNotContain(line, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_not_in_what_is_logged_nor_can_they_be_headers()
    {
        Assert.Equal("ws://h:81/p", WebPeer.Address("ws://h:81/p?ticket=secret").ToString());
        Assert.DoesNotContain("secret", Assert.Throws<SettingException>(() => WebPeer.Address("ws://h/p?secret secret")).Message, StringComparison.Ordinal);
        Assert.Throws<SourceException>(() => WebPeer.Request("ws://h/", token: "a\r\nX: y").Write());
    }

    [Theory]
    [InlineData("HTTP/1.1 401 Unauthorized\r\n\r\n", "wants to know who asks (401)")]
    [InlineData("HTTP/1.1 403 Forbidden\r\n\r\n", "does not allow this (403)")]
    [InlineData("HTTP/1.1 404 Not Found\r\n\r\n", "knows nothing of that path (404)")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\n\r\n", "does not reach the VNC server behind it (502)")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\nno", "cannot do it now (503)")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 99\r\n\r\nActive VNC connection. Request denied.", "in use by another viewer")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\n\r\n3\r\nno!\r\n0\r\n\r\n", "cannot do it now (503)")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", "sends elsewhere (302)")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n<html>", "a page, not with a websocket")]
    [InlineData("HTTP/1.1 999 ?\r\n\r\n", "HTTP status 999")]
    [InlineData("HTTP/1.1 abc\r\n\r\n", "has no status")]
    [InlineData("RFB 003.008\n", "that is not a web server")]
    [InlineData("HTTP/1.1 101 Switching", "instead of answering")]
    [InlineData("HTTP/1.1 101 S\r\n\r\n", "something that is not a websocket")]
    [InlineData("HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n", "belongs to another request")]
    public void Other_answers_are_sentences(string answer, string sentence)
    {
        foreach (var atOnce in (int[])[1, 7, int.MaxValue])
        {
            var refusal = Assert.ThrowsAny<RfbException>(() => WebSocketTransport.Open(new ScriptedTransport(System.Text.Encoding.ASCII.GetBytes(answer), atOnce), WebPeer.Address("ws://h/"), WebPeer.Request("ws://h/")));
            Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Sec-WebSocket-Extensions: permessage-deflate\r\n", "was not asked for")]
    [InlineData("Sec-WebSocket-Protocol: base64\r\n", "was not asked for")]
    public void What_was_not_asked_for_is_refused(string header, string sentence)
    {
        var refusal = Assert.Throws<RfbException>(() =>
            WebSocketTransport.Open(new ScriptedTransport(request => WebPeer.Agree(request, [], header)), WebPeer.Address("ws://h/"), WebPeer.Request("ws://h/")));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_end_is_refused()
    {
        var endless = System.Text.Encoding.ASCII.GetBytes("HTTP/1.1 101 S\r\n" + new string('a', 100_000));
        var refusal = Assert.Throws<RfbException>(() => WebSocketTransport.Open(new ScriptedTransport(endless), WebPeer.Address("ws://h/"), WebPeer.Request("ws://h/")));
        Assert.Contains("more than 16384 bytes", refusal.Message, StringComparison.Ordinal);
    }
}
