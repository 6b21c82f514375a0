using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

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
