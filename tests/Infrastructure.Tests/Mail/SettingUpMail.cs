using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Mail.Smtp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class SettingUpMail
{
    [Fact]
    public async Task Mails_go_to_the_server_or_the_folder_whichever_is_given()
    {
        Assert.IsType<PickupFolder>(await Chosen(("PickupFolder", "mails")));
        Assert.IsType<SmtpSender>(await Chosen(("PickupFolder", ""), ("Smtp:Host", "localhost")));
    }

    [Fact]
    public void A_server_is_reached_encrypted_unless_it_is_said_otherwise()
    {
        var smtp = Read(("Smtp:Host", "localhost")).Smtp;

        Assert.Equal((SmtpSecurity.StartTls, 587, TimeSpan.FromSeconds(10)), (smtp.Security, smtp.Port, smtp.KeepOpen));
    }

    [Theory]
    [InlineData("PickupFolder", "mails", "Mail:PickupFolder: Give Mail:PickupFolder or Mail:Smtp:Host, not both.")]
    [InlineData("From", "nobody", "Mail:From: An e-mail address is required.")]
    [InlineData("From", "a@example.com\r\nBcc: b@example.com", "Mail:From: An e-mail address is required.")]
    [InlineData("Smtp:Port", "0", "Mail:Smtp:Port: A port is a number between 1 and 65535.")]
    [InlineData("Smtp:Security", "7", "Mail:Smtp:Security: Give None, StartTls or Tls.")]
    [InlineData("Smtp:User", "user", "Mail:Smtp:Password: Give both Mail:Smtp:User and Mail:Smtp:Password, or neither.")]
    [InlineData("Smtp:Password", "secret", "Mail:Smtp:Password: Give both Mail:Smtp:User and Mail:Smtp:Password, or neither.")]
    [InlineData("Smtp:TrustedCertificate", "nowhere.pem", "Mail:Smtp:TrustedCertificate: There is no such file.")]
    [InlineData("Smtp:ConnectTimeout", "00:00:00", "Mail:Smtp:ConnectTimeout: Give a time of up to ten minutes.")]
    [InlineData("Smtp:CommandTimeout", "01:00:00", "Mail:Smtp:CommandTimeout: Give a time of up to ten minutes.")]
    [InlineData("Smtp:KeepOpen", "-00:00:01", "Mail:Smtp:KeepOpen: Give a time of up to ten minutes.")]
    public void A_setting_that_cannot_work_is_named(string setting, string value, string message)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(("Smtp:Host", "localhost"), (setting, value)));

        Assert.Equal([message], refused.Failures);
    }

    [Fact]
    public void A_password_is_not_sent_in_the_clear()
    {
        var refused = Assert.Throws<OptionsValidationException>(() =>
            Read(("Smtp:Host", "localhost"), ("Smtp:Security", "None"), ("Smtp:User", "user"), ("Smtp:Password", "secret")));

        Assert.Equal(["Mail:Smtp:Security: A password is not sent in the clear: give StartTls or Tls."], refused.Failures);
    }

    private static MailOptions Read(params (string Name, string Value)[] settings)
    {
        using var services = Services(settings).BuildServiceProvider();
        return services.GetRequiredService<IOptions<MailOptions>>().Value;
    }

    private static async Task<IEmailSender> Chosen(params (string Name, string Value)[] settings)
    {
        await using var services = Services(settings).AddSingleton<TimeProvider, TestClock>().AddSingleton<IHandling, NoHandling>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return Assert.IsType<ChosenSender>(scope.ServiceProvider.GetRequiredService<IEmailSender>()).Sender;
    }

    private static ServiceCollection Services(params (string Name, string Value)[] settings)
    {
        ServiceCollection services = new();
        services.AddSingleton(Configuration(settings));
        new MailServices().AddTo(services);
        return services;
    }

    private sealed class NoHandling : IHandling
    {
        public string? Key => null;
    }

    private static IConfiguration Configuration((string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Mail:{setting.Name}", (string?)setting.Value))).Build();
}
