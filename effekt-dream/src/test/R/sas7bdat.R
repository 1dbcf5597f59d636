# Writes the SAS data sets of src/test/resources/sas with haven (2.5.1 of Debian 12, on R 4.2.2), which is to say with
# ReadStat: neither of them is what reads them in the tests. Run it in effekt-dream: Rscript src/test/R/sas7bdat.R
# Persons have replacement numbers, with 60 added to the day, which nobody has.
suppressMessages(library(haven))

# SAS leaves 12 bytes unused behind the names and formats of a data set, and states the length of the text without them.
# ReadStat states it so, too, but leaves no room: the last 12 bytes are names. The length is put right here.
state_text_length <- function(file) {
  bytes <- readBin(file, "raw", file.size(file))
  signature <- as.raw(c(0xfd, rep(0xff, 7)))
  starts <- which(bytes == signature[1])
  starts <- Filter(function(at) identical(bytes[at + 0:7], signature), starts)
  for (at in starts) {
    size <- readBin(bytes[at + 8:9], "integer", size = 2, signed = FALSE, endian = "little")
    bytes[at + 8:9] <- writeBin(size + 12L, raw(), size = 2, endian = "little")
  }
  writeBin(bytes, file)
}

write <- function(table, file) {
  suppressWarnings(write_sas(table, file))
  state_text_length(file)
}

write(
  data.frame(
    PNR = c("6101850001", "6202900002", "6303950003"),
    KOEN = c("K", "M", ""),
    FOEDSELSDATO = as.Date(c("1985-01-01", "1955-02-02", NA)),
    HERKOMST = c("Dansk", "Ikke-vestlig", "Færøsk"),
    KOMMUNE = c(860, 101, NA),
    y_1701 = c(111, NA, 730),
    y_1702 = c(111, 112, tagged_na("A")), # .A, another missing value of SAS
    y_1703 = c(NA, 998, 730),
    grad_2017_01 = c(0.64, 1, NA)
  ),
  "src/test/resources/sas/dream.sas7bdat"
)

write(
  data.frame(
    PNR = c("6101850001", "6202900002"),
    Indsats = c("Vejen til jøb", "IPS"),
    Startdato = as.Date(c("2018-01-04", "2019-02-01")),
    Slutdato = as.POSIXct(c("2018-04-06", NA), tz = "UTC")
  ),
  "src/test/resources/sas/indsats.sas7bdat"
)
