using System.ComponentModel.DataAnnotations;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail.Mime;
using CleanTemplate.Infrastructure.Mail.Smtp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail;

internal sealed class MailServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<MailOptions>(MailOptions.Section)
        .AddScoped<MimeComposer>()
        .AddScoped<PickupFolder>()
        .AddScoped<SmtpSender>()
        .AddSingleton<SmtpConnections>()
        .AddScoped<IEmailSender, ChosenSender>();
}

/// <summary>Mails go into a folder or to a server: one of the two is given.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    internal const string Places = "Mail:PickupFolder, a folder for .eml files, or Mail:Smtp:Host, a mail server";

    /// <summary>The folder where mails are put as .eml files.</summary>
    public string PickupFolder { get; set; } = "";

    public SmtpOptions Smtp { get; set; } = new();

    [Required]
    public string From { get; set; } = "no-reply@example.com";

    internal bool IsSent => Smtp.Host.Length > 0;

    internal bool HasPlace => IsSent || PickupFolder.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailAddresses.IsPossible(From)) yield return new("An e-mail address is required.", [nameof(From)]);
        if (IsSent && PickupFolder.Length > 0) yield return new("Give Mail:PickupFolder or Mail:Smtp:Host, not both.", [nameof(PickupFolder)]);
        foreach (var wrong in IsSent ? Smtp.WhatIsWrong() : []) yield return wrong;
    }
}

/// <summary>Sends where the settings say. They are read with the first mail: a verb that sends none needs none.</summary>
internal sealed class ChosenSender(PickupFolder folder, SmtpSender server, IOptions<MailOptions> options) : IEmailSender
{
    public Task Send(Email email, CancellationToken cancellationToken) => Sender.Send(email, cancellationToken);

    internal IEmailSender Sender => options.Value.IsSent ? server : folder;
}

/// <summary>Puts each mail into a folder as an .eml file, for a person or a mail server to pick up.</summary>
internal sealed class PickupFolder(MimeComposer composer, IOptions<MailOptions> options) : IEmailSender
{
    public async Task Send(Email email, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupFolder).FullName;
        var mail = composer.Compose(email);
        var name = Path.Combine(folder, $"{Guid.NewGuid():N}");
        // Whoever watches the folder sees whole mails only.
        await File.WriteAllBytesAsync($"{name}.tmp", mail.Content, cancellationToken);
        File.Move($"{name}.tmp", $"{name}.eml");
    }
}

/// <summary>Nobody will ever take this mail.</summary>
public sealed class MailRefusedException(string message) : PermanentFailureException(message);

/// <summary>The mail was not taken this time.</summary>
public sealed class MailUndeliveredException(string message, Exception? cause = null) : IOException(message, cause);
