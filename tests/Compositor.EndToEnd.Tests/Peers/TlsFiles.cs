using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>An authority, and a certificate by it for 127.0.0.1, in files of the names that QEMU's x509-dir wants. Made for one test; valid for a day.</summary>
internal sealed class TlsFiles : IDisposable
{
    private readonly Workspace _folder = new();

    /// <param name="host">The certificate's common name.</param>
    public TlsFiles(string host = "127.0.0.1")
    {
        Host = host;
        var (from, until) = (TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(23));
        using var authorityKey = RSA.Create(2048);
        var authorityRequest = new CertificateRequest("O=Compositor tests, CN=authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authority = authorityRequest.CreateSelfSigned(from, until);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public string Host { get; }

    /// <summary>As .NET writes it, and as a configuration names it: "O=...,CN=...".</summary>
    public string Subject => $"O=Compositor tests, CN={Host}";

    /// <summary>For QEMU's x509-dir.</summary>
    public string Folder => Path.GetDirectoryName(Authority)!;

    public string Authority => _folder["ca-cert.pem"];

    public string Certificate => _folder["server-cert.pem"];

    public string Key => _folder["server-key.pem"];

    /// <summary>Once or more often: two servers may have the same.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            _folder.Dispose();
        }
    }
}
