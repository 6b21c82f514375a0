using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Accounts;

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
