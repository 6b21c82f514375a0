using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts.Protection;
using CleanTemplate.Infrastructure.Accounts.Seeding;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class AccountServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        services.AddSettings<AccountOptions>(AccountOptions.Section);
        services.AddSettings<WebsiteOptions>(AccountOptions.Section).AddOptions<WebsiteOptions>().PostConfigure<IHostEnvironment>((site, environment) =>
        {
            if (environment.IsDevelopment() && site.Website.Length == 0) site.Website = WebsiteOptions.Local;
        });
        services.AddOptions<MailOptions>().Validate(mail => mail.HasPlace, $"Say where mails go, to confirm addresses and reset passwords: give {MailOptions.Places}.");
        services.AddSingleton<AttemptCounters>();

        services.AddScoped<ReadyAccounts>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddIdentityCore<Account>().AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        // The use cases check what is sent and the database that addresses are unique: these would repeat it, with two queries for each update.
        services.RemoveAll<IUserValidator<Account>>();
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>((identity, accounts) =>
            (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (accounts.Value.WrongPasswords, accounts.Value.Lockout));
        services.AddOptions<DataProtectionTokenProviderOptions>().Configure<IOptions<AccountOptions>>((links, accounts) =>
            links.TokenLifespan = accounts.Value.LinkLifetime);

        // One name and one place for the keys, so that a link that one instance sends works on every other, and after a restart.
        services.AddDataProtection().SetApplicationName(Assembly.GetExecutingAssembly().GetName().Name!);
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((management, keys) => management.XmlRepository = keys);
    }
}

internal sealed class AccountLinks(IOptions<WebsiteOptions> options) : IAccountLinks
{
    public Uri Confirmation(UserId user, string token) => Page("confirm", user, token);

    public Uri PasswordReset(UserId user, string token) => Page("reset-password", user, token);

    // Behind the #: what stands there is sent to no server, and so stands in no log of one.
    private Uri Page(string page, UserId user, string token) =>
        new($"{options.Value.Website.TrimEnd('/')}/{page}#user={user}&token={Uri.EscapeDataString(token)}");
}

public sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>How long the links of mails are good, from a minute to a week.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(3);

    /// <summary>Wrong passwords in a row that lock an account, from 1.</summary>
    [Range(1, 100)]
    public int WrongPasswords { get; set; } = 5;

    /// <summary>How long they lock it: short, for anybody can lock anybody so. From a second to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lockout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Sign-ins in a quarter of an hour to one account from one network address, from 1.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAccount { get; set; } = 5;

    /// <summary>Sign-ins in a quarter of an hour from one network address, from 1. All networks of a /48 of IPv6 have ten times as many.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAddress { get; set; } = 100;

    /// <summary>Refreshes of one session in a quarter of an hour, from 1.</summary>
    [Range(1, 1_000_000)]
    public int RefreshesPerSession { get; set; } = 60;

    /// <summary>Mails to one e-mail address in a quarter of an hour, from 1.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerRecipient { get; set; } = 3;

    /// <summary>Mails asked for from one network address in a quarter of an hour, from 1. All networks of a /48 of IPv6 have ten times as many.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerAddress { get; set; } = 30;

    /// <summary>How many accounts, sessions, recipients and networks are told apart for each kind of attempt, from 1; memory is bounded by it.</summary>
    [Range(1, 1_000_000)]
    public int AttemptPartitions { get; set; } = 32_768;

    /// <summary>How long sessions are kept after their end, from a day to ten years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan SessionsKept { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long it is remembered what happened to accounts, from a day to ten years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan SecurityEventsKept { get; set; } = TimeSpan.FromDays(365);
}

/// <summary>Apart from <see cref="AccountOptions"/>, because it has no default: whoever writes no links does without it.</summary>
public sealed class WebsiteOptions
{
    public const string Local = "http://localhost:5310";

    /// <summary>The site whose pages /confirm and /reset-password the mails lead to. In Development it may be left out.</summary>
    [Required, Url]
    public string Website { get; set; } = "";
}

/// <summary>Forgets sessions that ended, or could no longer be continued, long ago, and what happened to accounts longer ago still.</summary>
[Schedule("sessions-cleanup", "0 10 3 * * ?")]
internal sealed class SessionsCleanUp(AppDbContext context, IOptions<AccountOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var endedBefore = dueAt - options.Value.SessionsKept;
        var usedBefore = endedBefore - Session.MaxIdle;
        var sessions = await context.Set<Session>()
            .Where(session => session.EndedAt < endedBefore || session.LastUsedAt < usedBefore)
            .OrderBy(session => session.Id)
            .DeleteInChunks(cancellationToken);

        var happenedBefore = dueAt - options.Value.SecurityEventsKept;
        var events = await context.Set<SecurityEvent>().Where(happened => happened.At < happenedBefore).OrderBy(happened => happened.Id).DeleteInChunks(cancellationToken);
        return $"{sessions} sessions and {events} security events deleted";
    }
}
