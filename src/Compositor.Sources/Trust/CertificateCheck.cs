using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Compositor.Sources;

/// <summary>
/// Checks a server's certificate: signed by one of the authorities, and for the right host or with the right subject; or by its key alone. Servers of
/// VMs have mostly authorities of their own, and certificates that name no host.
/// </summary>
/// <param name="trust">How it is checked.</param>
/// <param name="host">Whose it must be, where no subject is named.</param>
/// <param name="address">The server's, for the list of known servers.</param>
public sealed class CertificateCheck(ServerTrust trust, string host, string address)
{
    /// <summary>Why the certificate was refused; null when it was not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Decides, as the callback of TLS.</summary>
    public bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Reason = certificate is null ? "it has none"
            : trust.Pin is null ? WrongAuthority(certificate, chain, errors) ?? WrongName(certificate, errors)
            : WrongKey(certificate);
        return Reason is null;
    }

    // TLS has proven that the server has the key; whether it is the right one is all that is left.
    private string? WrongKey(X509Certificate certificate)
    {
        try
        {
            return trust.RefuseKey(address, "x509", new X509Certificate2(certificate).PublicKey.ExportSubjectPublicKeyInfo());
        }
        catch (UntrustedException e)
        {
            return e.Message;
        }
    }

    private string? WrongAuthority(X509Certificate certificate, X509Chain? seen, SslPolicyErrors errors)
    {
        if (trust.Authorities is null)
        {
            return errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
                ? $"no authority that this system trusts has signed it ({Describe(seen)}); name its authority by ca = \"FILE\", or have its key remembered by pin = \"first-use\""
                : null;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        try
        {
            chain.ChainPolicy.CustomTrustStore.ImportFromPem(trust.Authorities);
        }
        catch (CryptographicException)
        {
            return "the authorities' certificates (ca) cannot be read";
        }

        foreach (var element in seen?.ChainElements.Skip(1) ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(new X509Certificate2(certificate)) ? null : $"the authority that was named (ca) has not signed it ({Describe(chain)})";
    }

    private string? WrongName(X509Certificate certificate, SslPolicyErrors errors)
    {
        if (trust.Subject is null)
        {
            return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                ? $"it is not for the host {host}, but for {certificate.Subject}; name that by host-subject"
                : null;
        }

        return SubjectNames.Same(trust.Subject, new X509Certificate2(certificate).SubjectName)
            ? null
            : $"its subject is \"{certificate.Subject}\", not \"{trust.Subject}\"";
    }

    private static string Describe(X509Chain? chain) => chain?.ChainStatus.FirstOrDefault().StatusInformation?.Trim() is { Length: > 0 } text ? text : "unknown";
}
