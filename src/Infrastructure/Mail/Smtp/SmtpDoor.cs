using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>Opens connections: greeting, encryption, signing in.</summary>
internal sealed class SmtpDoor(SmtpOptions options, Patience patience)
{
    public Task<SmtpConnection> Open(CancellationToken cancellationToken) => patience.For(options.ConnectTimeout, "the greeting", async token =>
    {
        TcpClient client = new() { NoDelay = true };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, token);
            return new SmtpConnection(await Enter(client.GetStream(), NameOf(client), token), patience);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }, cancellationToken);

    private async Task<SmtpStream> Enter(Stream network, string name, CancellationToken cancellationToken)
    {
        SmtpStream stream = new(options.Security == SmtpSecurity.Tls ? await Encrypt(network, cancellationToken) : network);
        (await stream.Read(cancellationToken)).Expect(220, "the connection");
        var abilities = await Hello(stream, name, cancellationToken);
        if (options.Security == SmtpSecurity.StartTls)
        {
            if (!abilities.Contains("STARTTLS", StringComparer.OrdinalIgnoreCase)) throw new MailUndeliveredException("The mail server does not offer STARTTLS.");
            (await Ask(stream, "STARTTLS", cancellationToken)).Expect(220, "STARTTLS");
            // What came before the encryption could be anybody's.
            if (stream.HasMore) throw new MailUndeliveredException("The mail server said something between STARTTLS and the encryption.");
            stream = new(await Encrypt(network, cancellationToken));
            abilities = await Hello(stream, name, cancellationToken);
        }

        if (options.User.Length > 0) await SignIn(stream, abilities, cancellationToken);
        return stream;
    }

    private static async Task<IReadOnlyList<string>> Hello(SmtpStream stream, string name, CancellationToken cancellationToken) =>
        (await Ask(stream, $"EHLO {name}", cancellationToken)).Expect(250, "EHLO").Lines;

    private async Task SignIn(SmtpStream stream, IReadOnlyList<string> abilities, CancellationToken cancellationToken)
    {
        var ways = abilities.Where(ability => ability.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))
            .SelectMany(ability => ability.Split(' ').Skip(1)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ways.Contains("PLAIN"))
        {
            (await Ask(stream, $"AUTH PLAIN {Base64($"\0{options.User}\0{options.Password}")}", cancellationToken)).Expect(235, "AUTH");
        }
        else if (ways.Contains("LOGIN"))
        {
            (await Ask(stream, "AUTH LOGIN", cancellationToken)).Expect(334, "AUTH");
            (await Ask(stream, Base64(options.User), cancellationToken)).Expect(334, "AUTH");
            (await Ask(stream, Base64(options.Password), cancellationToken)).Expect(235, "AUTH");
        }
        else
        {
            throw new MailUndeliveredException("The mail server offers neither AUTH PLAIN nor AUTH LOGIN.");
        }
    }

    private static async Task<SmtpReply> Ask(SmtpStream stream, string command, CancellationToken cancellationToken)
    {
        await stream.Write(command, cancellationToken);
        return await stream.Read(cancellationToken);
    }

    // By address (RFC 5321, 4.1.4): a container's name means nothing to others.
    private static string NameOf(TcpClient client) => ((IPEndPoint)client.Client.LocalEndPoint!).Address switch
    {
        { IsIPv4MappedToIPv6: true } mapped => $"[{mapped.MapToIPv4()}]",
        { AddressFamily: AddressFamily.InterNetworkV6 } six => $"[IPv6:{new IPAddress(six.GetAddressBytes())}]",
        var four => $"[{four}]",
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<SslStream> Encrypt(Stream network, CancellationToken cancellationToken)
    {
        SslStream encrypted = new(network);
        await encrypted.AuthenticateAsClientAsync(new() { TargetHost = options.Host, CertificateChainPolicy = OwnTrust() }, cancellationToken);
        return encrypted;
    }

    private X509ChainPolicy? OwnTrust()
    {
        if (options.TrustedCertificate.Length == 0) return null;
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(options.TrustedCertificate);
        return policy;
    }
}

/// <summary>Waits for the network, but not for ever, and says every failure of it in one way.</summary>
internal sealed class Patience(TimeProvider clock)
{
    public async Task<T> For<T>(TimeSpan time, string step, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource end = new(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailUndeliveredException($"The mail server did not answer {step} in time.", late);
        }
        catch (AuthenticationException untrusted)
        {
            throw new MailUndeliveredException("The connection to the mail server cannot be encrypted, or its certificate is not trusted.", untrusted);
        }
        catch (Exception broken) when (broken is SocketException or IOException and not MailUndeliveredException)
        {
            throw new MailUndeliveredException($"The connection to the mail server broke at {step}.", broken);
        }
    }
}

public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>A server that does not offer what is wanted here is sent nothing.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A PEM file with the only certificates to trust, of the server or of whoever signed its own; without one, those the machine trusts.</summary>
    public string TrustedCertificate { get; set; } = "";

    /// <summary>How long the server may take until it is ready for the first command, encryption and signing in included.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the server may take for each answer.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection is kept for the next mail.</summary>
    public TimeSpan KeepOpen { get; set; } = TimeSpan.FromSeconds(10);

    internal IEnumerable<ValidationResult> WhatIsWrong()
    {
        if (Port is < 1 or > 65_535) yield return Wrong("A port is a number between 1 and 65535.", nameof(Port));
        if (!Enum.IsDefined(Security)) yield return Wrong("Give None, StartTls or Tls.", nameof(Security));
        if (User.Length > 0 != Password.Length > 0) yield return Wrong("Give both Mail:Smtp:User and Mail:Smtp:Password, or neither.", nameof(Password));
        if (User.Length > 0 && Security == SmtpSecurity.None) yield return Wrong("A password is not sent in the clear: give StartTls or Tls.", nameof(Security));
        if (TrustedCertificate.Length > 0 && !File.Exists(TrustedCertificate)) yield return Wrong("There is no such file.", nameof(TrustedCertificate));
        foreach (var (time, name) in new[] { (ConnectTimeout, nameof(ConnectTimeout)), (CommandTimeout, nameof(CommandTimeout)), (KeepOpen, nameof(KeepOpen)) })
            if (time <= TimeSpan.Zero || time > TimeSpan.FromMinutes(10)) yield return Wrong("Give a time of up to ten minutes.", name);
    }

    private static ValidationResult Wrong(string what, string setting) => new(what, [$"Smtp:{setting}"]);
}

public enum SmtpSecurity
{
    /// <summary>Everything in the clear: for a server on the same machine.</summary>
    None,

    /// <summary>The connection is encrypted after a first greeting (port 587).</summary>
    StartTls,

    /// <summary>The connection is encrypted from its beginning (port 465).</summary>
    Tls,
}
