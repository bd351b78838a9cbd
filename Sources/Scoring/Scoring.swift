import Proofing
