using System.Text;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Mail.Smtp;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class Encrypting : IAsyncLifetime
{
    private const string User = "user", Password = "correct horse";

    private readonly TestCertificate _certificate = new();
    private readonly ScriptedServer _server = new();

    public ValueTask InitializeAsync()
    {
        _server.Certificate = _certificate;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    [Theory, InlineData(SmtpSecurity.StartTls), InlineData(SmtpSecurity.Tls)]
    public async Task A_mail_travels_encrypted_to_a_server_that_is_trusted(SmtpSecurity security)
    {
        await Send(security);

        Assert.Single(_server.Mails);
        Assert.Equal(security == SmtpSecurity.StartTls, _server.Commands.Contains("STARTTLS"));
        Assert.Equal(security == SmtpSecurity.StartTls ? 2 : 1, _server.Commands.Count(command => command.StartsWith("EHLO", StringComparison.Ordinal)));
    }

    [Theory, InlineData(SmtpSecurity.StartTls), InlineData(SmtpSecurity.Tls)]
    public async Task A_server_that_nobody_vouches_for_is_sent_nothing(SmtpSecurity security)
    {
        await NothingIsSent(security, "its certificate is not trusted", smtp => smtp.TrustedCertificate = "");
    }

    [Theory, InlineData(SmtpSecurity.StartTls), InlineData(SmtpSecurity.Tls)]
    public async Task A_server_with_the_certificate_of_another_is_sent_nothing(SmtpSecurity security)
    {
        using TestCertificate other = new("mail.example.com");
        _server.Certificate = other;

        await NothingIsSent(security, "its certificate is not trusted", smtp => smtp.TrustedCertificate = other.File);
    }

    [Fact]
    public async Task A_server_that_does_not_offer_encryption_is_sent_nothing()
    {
        await NothingIsSent(SmtpSecurity.StartTls, "does not offer STARTTLS", abilities: []);

        Assert.DoesNotContain(_server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_takes_its_offer_back_is_sent_nothing()
    {
        _server.Script["STARTTLS"] = "454 4.7.0 not now";

        await NothingIsSent(SmtpSecurity.StartTls, "STARTTLS with 454 4.7.0");
    }

    [Fact]
    public async Task What_somebody_slipped_in_before_the_encryption_is_not_taken_for_the_servers_words()
    {
        _server.Script["STARTTLS"] = "220 go ahead\r\n250 forged";

        await NothingIsSent(SmtpSecurity.StartTls, "between STARTTLS and the encryption");
    }

    [Fact]
    public async Task Signing_in_is_plain_where_that_is_offered()
    {
        await Send(SmtpSecurity.StartTls, SignedIn, ["STARTTLS", "AUTH LOGIN PLAIN"]);

        Assert.Contains($"AUTH PLAIN {Base64($"\0{User}\0{Password}")}", _server.Commands);
        Assert.Single(_server.Mails);
    }

    [Fact]
    public async Task Signing_in_is_login_where_there_is_nothing_else()
    {
        await Send(SmtpSecurity.Tls, SignedIn, ["AUTH LOGIN"]);

        Assert.Contains(Base64(User), _server.Commands);
        Assert.Contains(Base64(Password), _server.Commands);
        Assert.Single(_server.Mails);
    }

    [Theory, InlineData("AUTH PLAIN", "AUTH"), InlineData("AUTH LOGIN", "user"), InlineData("AUTH LOGIN", "password")]
    public async Task A_wrong_password_is_not_the_mails_fault_and_is_not_repeated(string ability, string step)
    {
        _server.Script[step] = $"535 5.7.8 {Base64(Password)} is wrong";

        var failure = await NothingIsSent(SmtpSecurity.Tls, "AUTH with 535 5.7.8", SignedIn, [ability]);

        Assert.DoesNotContain(Password, $"{failure}", StringComparison.Ordinal);
        Assert.DoesNotContain(Base64(Password), $"{failure}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_way_to_sign_in_is_sent_nothing() =>
        await NothingIsSent(SmtpSecurity.Tls, "neither AUTH PLAIN nor AUTH LOGIN", SignedIn, ["AUTH CRAM-MD5"]);

    private async Task<MailUndeliveredException> NothingIsSent(SmtpSecurity security, string why, Action<SmtpOptions>? change = null, string[]? abilities = null)
    {
        var failure = await Assert.ThrowsAsync<MailUndeliveredException>(() => Send(security, change, abilities));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Mails);
        Assert.DoesNotContain(_server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
        return failure;
    }

    private async Task Send(SmtpSecurity security, Action<SmtpOptions>? change = null, string[]? abilities = null)
    {
        (_server.IsTls, _server.Abilities) = (security == SmtpSecurity.Tls, abilities ?? ["STARTTLS"]);
        await using SendingClient client = new(_server.Port, change: smtp =>
        {
            (smtp.Security, smtp.TrustedCertificate) = (security, _certificate.File);
            change?.Invoke(smtp);
        });
        await client.Send(Outgoing.Mail());
    }

    private static void SignedIn(SmtpOptions smtp) => (smtp.User, smtp.Password) = (User, Password);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
