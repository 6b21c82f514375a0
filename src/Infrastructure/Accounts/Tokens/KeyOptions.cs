namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>Where the server's keys are. In Development they may be left out: they are generated then.</summary>
public sealed class KeyOptions
{
    /// <summary>The keys themselves, in PEM, where they do not lie in a folder.</summary>
    public SigningKeyTexts SigningKeys { get; set; } = new();

    /// <summary>A folder with current.pem and refresh.key, and where there are any next.pem and retired-*.pem.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>What refresh tokens are made with: at least 32 random bytes, in base64. Changing it ends all sessions.</summary>
    public string? RefreshKey { get; set; }
}

/// <summary>P-256 keys. Tokens are signed with the current one; those of all three kinds are accepted.</summary>
public sealed class SigningKeyTexts
{
    public string? Current { get; set; }

    /// <summary>Becomes the current one some day; published before, so that everybody knows it by then.</summary>
    public string? Next { get; set; }

    /// <summary>Former ones, until the last token they signed has expired.</summary>
    public IList<string> Retired { get; } = [];
}
